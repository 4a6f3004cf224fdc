import type { Attempt } from "../../src/index.js";

/** A press of "Hello" to Ann, as the form would make it. */
export function attemptWith(given: Partial<Attempt> = {}): Attempt {
  return {
    id: "2f1c7e0a-0000-4000-8000-000000000001",
    conversationId: 1,
    reply: { text: { format: "plain", value: "Hello\n\nAnn" }, customer: { id: 7 } },
    values: {
      customer: { id: 7, email: "ann@example.com", name: "Ann Lee" },
      customerText: null,
      cc: [],
      ccText: "",
      bcc: [],
      bccText: "",
      text: { format: "plain", value: "Hello\n\nAnn" },
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
    },
    attachmentIds: [],
    attachmentNames: [],
    before: { ids: ["1", "2"] },
    ...given,
  };
}
