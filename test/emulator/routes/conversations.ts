import { Hono } from "hono";
import { toBase64 } from "../bytes.js";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { errorResponse } from "../errors.js";
import type { Conversation, StoredStatus } from "../model.js";
import { paginate } from "../page.js";
import { byActivity, newestFirst, presentConversation, presentThread } from "../present.js";
import { standing } from "../standing.js";
import { typeset } from "../typeset.js";

const PAGE_SIZE = 25;

const LISTED = new Map<string, readonly StoredStatus[]>([
  ["active", ["active"]],
  ["all", ["active", "pending", "closed", "spam"]],
  ["closed", ["closed"]],
  ["open", ["active", "pending"]],
  ["pending", ["pending"]],
  ["spam", ["spam"]],
]);

export function conversations(emulation: Emulation): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  const find = (id: string) => emulation.store.conversations.get(Number(id));
  const findHere = (id: string): Conversation | undefined => {
    const conversation = find(id);
    return conversation !== undefined && standing(conversation, emulation.now()).at === "here"
      ? conversation
      : undefined;
  };

  app.get("/", (c) => {
    const { store } = emulation;
    const asked = c.req.query("status") ?? "active";
    const statuses = LISTED.get(asked);
    if (statuses === undefined) {
      const error = {
        path: "status",
        message: `must be one of ${[...LISTED.keys()].join(", ")}`,
        rejectedValue: asked,
      };
      return errorResponse(400, "Bad request", { errors: [error], source: "QUERY" });
    }
    const listed = byActivity(store.conversations.values()).filter(
      ({ status, merged, deleted }) => merged === null && !deleted && statuses.includes(status),
    );
    const page = paginate(listed, c.req.url, PAGE_SIZE);
    if (page instanceof Response) return page;
    const { origin } = new URL(c.req.url);
    const { items, ...rest } = page;
    return c.json({
      _embedded: { conversations: items.map((item) => presentConversation(store, item, origin)) },
      ...rest,
    });
  });

  app.get("/:id{[0-9]+}", (c) => {
    const { origin } = new URL(c.req.url);
    const conversation = find(c.req.param("id"));
    const where =
      conversation === undefined
        ? { at: "gone" as const }
        : standing(conversation, emulation.now());
    if (conversation === undefined || where.at === "gone")
      return errorResponse(404, "Conversation not found");
    if (where.at === "here")
      return c.json(presentConversation(emulation.store, conversation, origin));
    return c.body(null, 301, {
      "Content-Length": "0",
      Location: `${origin}/v2/conversations/${where.to}`,
      // Browsers keep a 301 for good, and this one ends after 60 days.
      "Cache-Control": "no-store",
    });
  });

  app.get("/:id{[0-9]+}/threads", (c) => {
    const conversation = findHere(c.req.param("id"));
    if (conversation === undefined) return errorResponse(404, "Conversation not found");
    const page = paginate(newestFirst(conversation.threads), c.req.url, PAGE_SIZE);
    if (page instanceof Response) return page;
    const { origin } = new URL(c.req.url);
    const { items, ...rest } = page;
    return c.json({
      _embedded: {
        threads: items
          .map((item) => presentThread(emulation.store, conversation, item, origin))
          .map((item) =>
            emulation.settings.typesets ? { ...item, body: typeset(item.body) } : item,
          ),
      },
      ...rest,
    });
  });

  app.get("/:id{[0-9]+}/attachments/:attachmentId{[0-9]+}/data", (c) => {
    const wanted = Number(c.req.param("attachmentId"));
    const attachment = findHere(c.req.param("id"))
      ?.threads.flatMap((thread) => thread.attachments)
      .find(({ id }) => id === wanted);
    if (attachment === undefined) return errorResponse(404, "Attachment not found");
    return c.json({ data: toBase64(attachment.bytes) });
  });

  return app;
}
