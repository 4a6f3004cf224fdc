import { isRecord } from "../json.js";
import type { FieldError } from "../errors.js";
import { decodeBase64 } from "./base64.js";
import { parseCreatedAt } from "./createdAt.js";
import { Fields } from "./fields.js";

const STATUSES = ["active", "all", "closed", "open", "pending", "spam"] as const;
export type RequestStatus = (typeof STATUSES)[number];

interface NewAttachment {
  fileName: string;
  mimeType: string;
  bytes: Uint8Array;
}

export interface NewReply {
  text: string;
  customer: { id: number } | { email: string };
  draft: boolean;
  imported: boolean;
  status: RequestStatus | undefined;
  user: number | undefined;
  /** `null` takes the conversation from whoever has it. */
  assignTo: number | null | undefined;
  cc: string[];
  bcc: string[];
  createdAt: number | undefined;
  attachments: NewAttachment[];
}

export interface Known {
  customer(id: number): boolean;
  user(id: number): boolean;
  email(text: string): boolean;
}

export type ReadReply = { ok: true; reply: NewReply } | { ok: false; errors: FieldError[] };

/** Checks every request field of "Create Reply Thread"; fields that it does not name are ignored. */
export function readReply(json: Record<string, unknown>, known: Known): ReadReply {
  const fields = new Fields(json);
  const { errors } = fields;
  const text = fields.filledString("text");
  const customer = readCustomer(fields, known);
  const reply = {
    draft: fields.boolean("draft"),
    imported: fields.boolean("imported"),
    status: readStatus(fields),
    user: readUser(fields, "user", known),
    assignTo: fields.value("assignTo") === null ? null : readUser(fields, "assignTo", known),
    cc: readEmails(fields, "cc", known),
    bcc: readEmails(fields, "bcc", known),
    createdAt: readCreatedAt(fields),
    attachments: readAttachments(fields),
  };
  if (errors.length > 0 || text === undefined || customer === undefined)
    return { ok: false, errors };
  return { ok: true, reply: { text, customer, ...reply } };
}

function readCustomer(fields: Fields, known: Known): NewReply["customer"] | undefined {
  const value = fields.value("customer");
  if (value === undefined) return fields.reject("customer", "may not be null");
  if (!isRecord(value)) return fields.reject("customer", "must be an object");
  const customer = new Fields(value, fields.errors, "customer.");
  // An id wins over an email, which is then not even looked at.
  if (customer.has("id")) {
    const id = customer.id("id");
    if (id === undefined) return undefined;
    return known.customer(id) ? { id } : customer.reject("id", "customer does not exist");
  }
  if (!customer.has("email")) return fields.reject("customer", "must have an id or an email");
  const email = customer.string("email");
  if (email === undefined) return undefined;
  return known.email(email)
    ? { email }
    : customer.reject("email", "not a well-formed email address");
}

function readStatus(fields: Fields): RequestStatus | undefined {
  const value = fields.value("status");
  if (value === undefined) return undefined;
  return (
    STATUSES.find((status) => status === value) ??
    fields.reject("status", `must be one of ${STATUSES.join(", ")}`)
  );
}

function readUser(fields: Fields, name: "user" | "assignTo", known: Known): number | undefined {
  if (!fields.has(name)) return undefined;
  const id = fields.id(name);
  return id === undefined || known.user(id) ? id : fields.reject(name, "user does not exist");
}

function readEmails(fields: Fields, name: "cc" | "bcc", known: Known): string[] {
  return fields.list(name).flatMap((value, index) => {
    if (typeof value === "string" && known.email(value)) return [value];
    const message =
      typeof value === "string" ? "not a well-formed email address" : "must be a string";
    fields.reject(`${name}[${index}]`, message, value);
    return [];
  });
}

function readCreatedAt(fields: Fields): number | undefined {
  if (!fields.has("createdAt")) return undefined;
  const text = fields.string("createdAt");
  if (text === undefined) return undefined;
  const time = parseCreatedAt(text);
  if (time === undefined) return fields.reject("createdAt", "must be an ISO 8601 date and time");
  if (fields.value("imported") === true) return time;
  return fields.reject("createdAt", "can only be used with imported set to true");
}

function readAttachments(fields: Fields): NewAttachment[] {
  return fields.list("attachments").flatMap((value, index) => {
    const path = `attachments[${index}]`;
    if (!isRecord(value)) {
      fields.reject(path, "must be an object", value);
      return [];
    }
    const attachment = new Fields(value, fields.errors, `${path}.`);
    const fileName = attachment.filledString("fileName");
    const mimeType = attachment.filledString("mimeType");
    const data = attachment.string("data");
    const bytes = data === undefined ? undefined : decodeBase64(data);
    if (data !== undefined && bytes === undefined) attachment.reject("data", "must be base64");
    return fileName === undefined || mimeType === undefined || bytes === undefined
      ? []
      : [{ fileName, mimeType, bytes }];
  });
}
