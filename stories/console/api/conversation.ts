import type { ConversationStatus, Id } from "../../../src/index.js";
import { readPerson } from "./person.js";
import type { Person } from "./person.js";
import type { Json } from "./read.js";
import { readId, readNumber, readRecord, readText, readTexts } from "./read.js";

/** What stands for a subject where there is none. */
export const noSubject = "(no subject)";

/** A conversation as the list and its own page show it. */
export interface ConversationView {
  id: Id;
  number: number | undefined;
  subject: string;
  preview: string;
  status: ConversationStatus;
  threads: number | undefined;
  customer: Person;
  assignee: Person | undefined;
  cc: readonly string[];
  bcc: readonly string[];
  tags: readonly string[];
  mailboxId: Id | undefined;
  /** ISO 8601, of whatever happened last. */
  activeAt: string | undefined;
  isWaiting: boolean;
}

const statuses: readonly ConversationStatus[] = [
  "active",
  "pending",
  "closed",
  "spam",
  "open",
  "all",
];

/** @throws where there is no id: then it is no conversation. */
export function readConversation(json: unknown): ConversationView {
  const body = readRecord(json);
  const id = readId(body?.["id"]);
  if (body === undefined || id === undefined)
    throw new TypeError("The answer is not a conversation");
  const waitingSince = readText(readRecord(body["customerWaitingSince"])?.["time"]);
  const assignee = readRecord(body["assignee"]);
  const status = statuses.find((known) => known === body["status"]) ?? "active";
  return {
    id,
    number: readNumber(body["number"]),
    subject: readText(body["subject"]) ?? noSubject,
    preview: readText(body["preview"]) ?? "",
    status,
    threads: readNumber(body["threads"]),
    customer: readPerson(readRecord(body["primaryCustomer"])),
    assignee: assignee && readPerson(assignee),
    cc: readTexts(body["cc"]),
    bcc: readTexts(body["bcc"]),
    tags: readTags(body["tags"]),
    mailboxId: readId(body["mailboxId"]),
    activeAt: latest([waitingSince, readText(body["userUpdatedAt"]), readText(body["createdAt"])]),
    isWaiting: waitingSince !== undefined && status !== "closed" && status !== "spam",
  };
}

function readTags(tags: unknown): string[] {
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) => readText(tag) ?? readText(readRecord(tag)?.["tag"]) ?? []);
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
}

/** A page of the list; an entry that cannot be read is left out. */
export function readConversations(entries: readonly Json[]): ConversationView[] {
  return entries.filter((entry) => readId(entry["id"]) !== undefined).map(readConversation);
}
