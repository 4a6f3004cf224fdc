import type { ConversationStatus, Customer, Id } from "../../domain/conversation.js";
import { fold } from "../../domain/text/fold.js";
import type { FoundConversation, Snippet, SnippetContent, Thread } from "../port.js";

/** Every status that the API takes with a reply; `all` and `open` are stored as `active`. */
export const helpScoutStatuses = ["active", "pending", "closed", "spam", "open", "all"] as const;

// Help Scout's JSON as its pages and its PHP SDK describe it, read tolerantly: what is missing or of
// another type is left out, since a reply must not fail for a field that nobody needs.

export function readConversation(json: unknown): FoundConversation | undefined {
  if (json === undefined) return undefined;
  const body = asObject(json);
  const id = readId(body?.["id"]);
  if (!body || id === undefined) throw new Error("not a conversation");
  const customer = asObject(body["primaryCustomer"]) ?? asObject(body["customer"]);
  return {
    id,
    mailboxId: readId(body["mailboxId"]),
    number: readId(body["number"]),
    status: readStatus(body["status"]),
    subject: readText(body["subject"]),
    threads: typeof body["threads"] === "number" ? body["threads"] : undefined,
    customer: {
      id: readId(customer?.["id"]) ?? 0,
      email: readText(customer?.["email"]),
      name: readName(customer),
    },
    cc: readTexts(body["cc"]),
    bcc: readTexts(body["bcc"]),
  };
}

export function readThreads(json: unknown): readonly Thread[] {
  return embedded(json, "threads").flatMap((thread) => {
    const id = readId(thread["id"]);
    if (id === undefined) return [];
    const author = asObject(thread["createdBy"]);
    return [
      {
        id,
        type: readType(thread["type"]),
        state: readState(readText(thread["state"])),
        body: readText(thread["body"]) ?? readText(thread["text"]) ?? "",
        createdAt: readText(thread["createdAt"]) ?? "",
        createdBy: author && readAuthor(author),
        to: readTexts(thread["to"]),
        cc: readTexts(thread["cc"]),
        bcc: readTexts(thread["bcc"]),
        attachmentNames: embedded(thread, "attachments").flatMap(
          (file) => readText(file["filename"]) ?? [],
        ),
      },
    ];
  });
}

/**
 * First those of whom an address, or a word of the name, begins with what was typed: "an" is Ann rather
 * than Daniel, and Enter takes the first.
 */
export function readCustomers(json: unknown, query = ""): readonly Customer[] {
  const people = embedded(json, "customers").flatMap((customer): Customer[] => {
    const id = readId(customer["id"]);
    const email = embedded(customer, "emails").flatMap((e) => readText(e["value"]) ?? [])[0];
    return id === undefined ? [] : [{ id, email, name: readName(customer) }];
  });
  const begins = ({ email = "", name = "" }: Customer) =>
    fold(` ${email} ${name}`).includes(fold(` ${query}`));
  return [...people.filter(begins), ...people.filter((person) => !begins(person))];
}

/** A bare array, unlike other lists. */
export function readSavedReplies(json: unknown): readonly Snippet[] {
  if (!Array.isArray(json)) throw new Error("not a list of saved replies");
  return json.flatMap((entry: unknown) => {
    const reply = asObject(entry);
    const id = readId(reply?.["id"]);
    const name = readText(reply?.["name"]);
    if (id === undefined || name === undefined) return [];
    return [{ id, name, preview: readText(reply?.["preview"]) }];
  });
}

export function readSavedReply(json: unknown): SnippetContent {
  const text = asObject(json)?.["text"];
  if (typeof text !== "string") throw new Error("not a saved reply");
  return { body: { format: "html", value: text } };
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return { ...value };
}

function readAuthor(author: Record<string, unknown>): NonNullable<Thread["createdBy"]> {
  return {
    id: readId(author["id"]),
    type: readText(author["type"]),
    name: readName(author),
    email: readText(author["email"]),
  };
}

function embedded(json: unknown, name: string): Record<string, unknown>[] {
  const list = asObject(asObject(json)?.["_embedded"])?.[name];
  if (!Array.isArray(list)) return [];
  return list.map(asObject).filter((entry) => entry !== undefined);
}

function readId(value: unknown): Id | undefined {
  return typeof value === "number" || (typeof value === "string" && value !== "")
    ? value
    : undefined;
}

function readType(type: unknown): Thread["type"] {
  switch (type) {
    case "customer":
    case "note":
      return type;
    case "message":
    case "reply":
    case "chat":
    case "phone":
      return "reply";
    default:
      return "other";
  }
}

function readState(state: string | undefined): Thread["state"] {
  if (state === undefined || state === "published" || state === "draft") return state;
  // Named differently by different versions of the API.
  return state.includes("review") ? "under-review" : "hidden";
}

function readStatus(value: unknown): ConversationStatus {
  return helpScoutStatuses.find((status) => status === value) ?? "active";
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function readTexts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;
}

function readName(person: Record<string, unknown> | undefined): string | undefined {
  const first = readText(person?.["first"]) ?? readText(person?.["firstName"]);
  const last = readText(person?.["last"]) ?? readText(person?.["lastName"]);
  return [first, last].filter((part) => part !== undefined).join(" ") || undefined;
}
