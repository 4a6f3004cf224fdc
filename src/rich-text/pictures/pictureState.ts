import type { Attachment } from "../../attachments/attachment.js";
import type { PictureStrings } from "../../strings/pictures.js";

/** How a picture stands. `lost`: the file that it waits for is not there. */
export type PictureState =
  | { status: "there" }
  | { status: "waiting" }
  | { status: "uploading"; percent: number }
  | { status: "failed" }
  | { status: "lost" };

/** `id`: of the file that it waits for, if it does. */
export function stateOf(id: string | undefined, item: Attachment | undefined): PictureState {
  if (id === undefined || item?.status === "uploaded") return { status: "there" };
  if (!item) return { status: "lost" };
  if (item.status === "failed") return { status: "failed" };
  if (item.status !== "encoding" || !item.isInText) return { status: "waiting" };
  const { encoded, size } = item;
  return { status: "uploading", percent: Math.floor((100 * encoded) / Math.max(1, size)) };
}

/** What is wrong with it, or how far it is, in words; "" where neither. */
export function noteOf(state: PictureState, strings: PictureStrings): string {
  switch (state.status) {
    case "uploading":
      return strings.uploading(state.percent);
    case "failed":
      return strings.notUploaded;
    case "lost":
      return strings.lost;
    default:
      return "";
  }
}

/** Its description, and how it stands. */
export function wordsFor(
  { alt, state }: { alt: string; state: PictureState },
  strings: PictureStrings,
): string {
  return [alt || strings.picture, noteOf(state, strings)].filter(Boolean).join(", ");
}
