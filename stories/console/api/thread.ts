import type { Id } from "../../../src/index.js";
import { readPerson } from "./person.js";
import type { Person } from "./person.js";
import type { Json } from "./read.js";
import { readEmbedded, readId, readNumber, readRecord, readText, readTexts } from "./read.js";

export type ThreadKind = "customer" | "reply" | "note" | "draft" | "event";

export interface FileView {
  id: Id;
  name: string;
  mimeType: string | undefined;
  /** Bytes. */
  size: number | undefined;
}

export interface ThreadView {
  id: Id;
  kind: ThreadKind;
  author: Person;
  /** HTML of anybody's making. */
  body: string;
  createdAt: string | undefined;
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  files: readonly FileView[];
}

export function readThreads(json: unknown): ThreadView[] {
  return readEmbedded(json, "threads").flatMap((thread) => {
    const id = readId(thread["id"]);
    if (id === undefined) return [];
    return {
      id,
      kind: kindOf(thread),
      author: readPerson(readRecord(thread["createdBy"]) ?? readRecord(thread["customer"])),
      body: readText(thread["body"]) ?? readText(readRecord(thread["action"])?.["text"]) ?? "",
      createdAt: readText(thread["createdAt"]),
      to: readTexts(thread["to"]),
      cc: readTexts(thread["cc"]),
      bcc: readTexts(thread["bcc"]),
      files: readEmbedded(thread, "attachments").flatMap(readFile),
    };
  });
}

function kindOf(thread: Json): ThreadKind {
  if (thread["state"] === "draft") return "draft";
  switch (thread["type"]) {
    case "note":
      return "note";
    case "message":
    case "reply":
      return "reply";
    case "lineitem":
      return "event";
    default:
      return "customer";
  }
}

function readFile(file: Json): FileView[] {
  const id = readId(file["id"]);
  if (id === undefined) return [];
  const name = readText(file["filename"]) ?? readText(file["fileName"]) ?? `attachment-${id}`;
  return [{ id, name, mimeType: readText(file["mimeType"]), size: readNumber(file["size"]) }];
}
