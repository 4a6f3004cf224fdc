import type { ClipboardEvent } from "react";
import { meansFiles } from "../../attachments/meansFiles.js";
import { toLocalTime } from "../../domain/localTime.js";
import { useComposer } from "../context/composerContext.js";
import { attachTransferred } from "./useDropZone.js";

/** Attaches files and screenshots from the clipboard, unless text comes with them. */
export function useFilePaste() {
  const { session, draft } = useComposer();
  return (event: ClipboardEvent) => {
    if (!meansFiles(event.clipboardData)) return;
    event.preventDefault();
    if (draft.getSnapshot().owner === "elsewhere") return;
    attachTransferred(session.attachments, event.clipboardData, named);
  };
}

/** Browsers call every screenshot "image.png". */
function named(file: File): File {
  if (file.name !== "image.png") return file;
  const now = toLocalTime(new Date().toISOString()).slice(0, 16);
  const name = `Pasted image ${now.replace("T", " ").replace(":", ".")}.png`;
  return new File([file], name, { type: file.type, lastModified: file.lastModified });
}
