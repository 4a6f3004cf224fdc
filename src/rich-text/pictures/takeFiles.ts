import type { FileWork, UploadImage } from "../../attachments/attachment.js";
import type { AttachmentStore } from "../../attachments/store.js";
import { escapeHtml } from "../../domain/text/body.js";
import { sourceOf } from "./sources.js";

/** What mail programs show; a picture of another kind is a file. */
const shown = /^image\/(?:png|jpeg|gif|webp)$/;

/**
 * Gives the pictures among the files that the form takes within the same event a place in the text: the
 * form checks, names and keeps them as any file.
 */
export function takeFiles(
  { getSnapshot, subscribe, place }: AttachmentStore,
  upload: (id: string) => FileWork,
  put: (ids: readonly string[]) => void,
): void {
  const before = new Set(getSnapshot().map(({ id }) => id));
  const leave = subscribe(() => {
    const ids = getSnapshot()
      .filter(({ id, mimeType, status }) => {
        return !before.has(id) && status === "encoding" && shown.test(mimeType);
      })
      .map(({ id }) => id);
    if (ids.length === 0) return;
    leave();
    for (const id of ids) place(id, upload(id));
    put(ids);
  });
  setTimeout(leave);
}

/** Uploads the picture that waits for the file of that id. */
export function uploading(id: string, upload: UploadImage): FileWork {
  return async (file, { signal, onProgress }) => {
    try {
      const { src, alt = "" } = await upload(file, {
        signal,
        onProgress: (part) => signal.aborted || onProgress(part * file.size),
      });
      if (!/^https?:\/\/[^\s"<>]+$/i.test(src)) {
        throw new TypeError(
          `uploadImage gave "${src}" as the address of a picture. It goes into an email, so it must be absolute: http or https.`,
        );
      }
      const into = (html: string) => placed(html, id, src, alt);
      return { status: "uploaded", src, alt, isInText: true, into };
    } catch (error) {
      if (!signal.aborted) console.error(error);
      return { status: "failed", code: "not-uploaded" };
    }
  };
}

/** HTML with the address of a picture that it waits for. */
function placed(html: string, id: string, src: string, alt: string): string {
  const tag = `<img data-upload="${sourceOf(id)}" alt="`;
  const described = html.replaceAll(`${tag}">`, `${tag}${escapeHtml(alt)}">`);
  return described.replaceAll(tag, `<img src="${escapeHtml(src)}" alt="`);
}
