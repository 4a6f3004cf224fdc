import type { Conversation } from "../../src/domain/conversation.js";
import type { ReplyValues } from "../../src/domain/reply.js";

/** Without copies of its own. */
export const conversation: Conversation = {
  id: 123,
  status: "active",
  customer: { id: 123, email: "ann@example.com" },
};

/** A form in which nothing but the text was touched. */
export const untouched: ReplyValues = {
  customer: { id: 123, email: "ann@example.com" },
  customerText: null,
  cc: [],
  ccText: "",
  bcc: [],
  bccText: "",
  text: { format: "plain", value: "How are you?" },
  namesPutIn: [],
  signature: null,
  quote: { format: "plain", value: "" },
  status: "",
  draft: false,
  imported: false,
  createdAt: "",
  user: "",
  assignTo: "",
  extra: null,
};
