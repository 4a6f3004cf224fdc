import type { ClipboardEvent } from "react";
import { useComposer } from "./composerContext.js";
import { attachTransferred } from "./useDropZone.js";

/** Files and screenshots from the clipboard; never at the cost of pasted text. */
export function useFilePaste() {
  const { session, draft } = useComposer();
  return (event: ClipboardEvent) => {
    if (!meansFiles(event.clipboardData)) return;
    event.preventDefault();
    if (draft.getSnapshot().owner === "elsewhere") return;
    const { attachments } = session;
    const taken = new Set(attachments.getSnapshot().map(({ name }) => name));
    attachTransferred(attachments, event.clipboardData, (file) => named(file, taken));
  };
}

/** Whether a paste is one of files, whatever text comes with them. */
export function meansFiles(data: DataTransfer): boolean {
  return data.files.length > 0 && !hasText(data);
}

/** Word and Excel put a picture beside the text; file managers only say what the files are called. */
function hasText(data: DataTransfer): boolean {
  if (!data.types.includes("text/plain")) return false;
  const names = new Set(Array.from(data.files, ({ name }) => name));
  const lines = data.getData("text/plain").split(/[\r\n]+/);
  return data.types.includes("text/html") || !lines.every((line) => line === "" || names.has(line));
}

/** Browsers call every screenshot "image.png". A second one of the same minute gets a number. */
function named(file: File, taken: ReadonlySet<string>): File {
  if (file.name !== "image.png") return file;
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const minute = `Pasted image ${day} ${two(now.getHours())}.${two(now.getMinutes())}`;
  let name = `${minute}.png`;
  for (let number = 2; taken.has(name); number += 1) name = `${minute} (${number}).png`;
  return new File([file], name, { type: file.type, lastModified: file.lastModified });
}
