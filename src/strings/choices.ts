import { statusName } from "./formats.js";

/** What stands below the text: what becomes of the conversation, in whose name, and whose it is then. */
export const choiceStrings = {
  status: "Status after sending",
  statusDefault: "Default",
  statusOfDraft: "A draft leaves the status as it is.",
  statusName,
  draft: "Save as draft",
  imported: "Imported",
  createdAt: "Created at",
  timeZone: (zone: string) => `Time zone: ${zone}`,
  replyAs: "Reply as",
  replyAsDefault: "Yourself",
  assignTo: "Assign to",
  assignToDefault: "Leave as is",
  assignToNobody: "Nobody",
};
