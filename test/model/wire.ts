// A reply as it comes in, and a thread as the list gives it back.
import { ownCustomer } from "./form.js";
import type { Content } from "./server.js";

export interface ListedThread {
  id: number;
  content: Content;
  body: string;
}

export function threadJson({ id, content, body }: ListedThread) {
  return {
    id,
    type: "message",
    state: content.draft ? "draft" : "published",
    body,
    createdAt: new Date().toISOString(),
    to: [content.customer || ownCustomer.address],
    cc: content.cc,
    bcc: content.bcc,
    _embedded: {
      attachments: content.files.map((file) => ({ filename: file.split(":")[0] })),
    },
  };
}

export const noContent: Content = {
  conversationId: "",
  text: "",
  customer: "",
  cc: [],
  bcc: [],
  draft: false,
  status: undefined,
  files: [],
};

interface WireReply {
  text: string;
  customer: { id?: number; email?: string };
  cc?: string[];
  bcc?: string[];
  draft?: true;
  status?: string;
  attachments?: { fileName: string; data: string }[];
}

export function readContent(url: string, body: string): { content: Content; html: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not so fails a comparison
  const { text, customer, cc = [], bcc = [], ...rest } = JSON.parse(body) as WireReply;
  const { draft = false, status, attachments = [] } = rest;
  const content = {
    conversationId: /conversations\/(\w+)/.exec(url)?.[1] ?? "",
    text: text
      .replaceAll("<br>", "\n")
      .replaceAll("&nbsp;", " ")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&"),
    customer: customer.id === undefined ? (customer.email ?? "") : "",
    cc: cc.toSorted(),
    bcc: bcc.toSorted(),
    draft,
    status,
    files: attachments.map(({ fileName, data }) => `${fileName}:${atob(data)}`),
  };
  return { content, html: text };
}
