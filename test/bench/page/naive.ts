import { jsonOf, postString } from "./reply.js";
import type { Route } from "./plain.js";

/** FileReader → JSON.stringify → fetch(string); reads as soon as files are there. */
export function naive(): Route {
  let attachments: Parameters<typeof jsonOf>[0] = [];
  return {
    async prepare(files) {
      attachments = await Promise.all(
        files.map(async (file) => ({
          fileName: file.name,
          mimeType: file.type,
          data: await readBase64(file),
        })),
      );
    },
    async send() {
      await postString(jsonOf(attachments));
      attachments = [];
    },
  };
}

/** FileReader, then a Blob of its text: the least that keeps base64 out of the JS heap. */
export function readerAndBlob(): Route {
  let blobs: Blob[] = [];
  return {
    async prepare(files) {
      blobs = await Promise.all(files.map(async (file) => new Blob([await readBase64(file)])));
    },
    send: () => Promise.reject(new Error(`${blobs.length} files, made to be ready only`)),
  };
}

/** Takes the files and leaves them alone: what a drop costs in any case. */
export function dropOnly(): Route {
  let dropped: File[] = [];
  return {
    prepare(files) {
      dropped = files;
      return Promise.resolve();
    },
    send: () => Promise.reject(new Error(`${dropped.length} files, dropped only`)),
  };
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const { result } = reader;
      if (typeof result === "string") resolve(result.slice(result.indexOf(",") + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read"));
    reader.readAsDataURL(file);
  });
}
