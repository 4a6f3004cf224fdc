import type { ClipboardEvent } from "react";
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

/** Whether a paste is one of files. */
export function meansFiles(data: DataTransfer): boolean {
  return data.files.length > 0 && !hasText(data);
}

/**
 * Whether there is text beside the files. Word and Excel add a picture to their text; file managers
 * add only the names of the files, on Linux their paths.
 */
function hasText(data: DataTransfer): boolean {
  if (!data.types.includes("text/plain")) return false;
  if (data.types.includes("text/html")) return true;
  const names = Array.from(data.files, ({ name }) => name);
  const isName = (line: string) => {
    const paths = path.test(line) ? [line, plain(line)] : [];
    return names.some((name) => line === name || paths.some((one) => one.endsWith(`/${name}`)));
  };
  const lines = data.getData("text/plain").split(/[\r\n\0]+/);
  return !lines.every((line) => ofFileManagers.test(line) || isName(line));
}

const path = /^(?:file:|~?\/)/;
/** Nautilus puts a command above the paths. */
const ofFileManagers = /^(?:x-special\/\S+|copy|cut|)$/;

function plain(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Browsers call every screenshot "image.png". */
function named(file: File): File {
  if (file.name !== "image.png") return file;
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const name = `Pasted image ${day} ${two(now.getHours())}.${two(now.getMinutes())}.png`;
  return new File([file], name, { type: file.type, lastModified: file.lastModified });
}
