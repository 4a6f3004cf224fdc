import { Hono } from "hono";
import { z } from "zod";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import type { Conversation } from "../model.js";
import { isoTime } from "../present.js";
import { sha256 } from "../bytes.js";
import { publishedThreads } from "../standing.js";
import { addIncomingThread, incomingThread } from "./incomingThread.js";
import { readJson } from "./readJson.js";

const DAY = 86_400_000;

const patch = z.strictObject({
  mergeInto: z.int().nullable().optional(),
  /** How long ago the merge took place; 0 without it. */
  mergedDaysAgo: z.number().nonnegative().optional(),
  delete: z.boolean().optional(),
  status: z.enum(["active", "pending", "closed", "spam"]).optional(),
  lock: z.literal("too-old").nullable().optional(),
  /** Adds short threads until there are this many. */
  threads: z.int().nonnegative().optional(),
});

/** Changes conversations as colleagues, customers and time would, and shows all there is of them. */
export function stage(emulation: Emulation): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  const find = (id: string) => emulation.store.conversations.get(Number(id));

  app.get("/state/conversations/:id{[0-9]+}", async (c) => {
    const conversation = find(c.req.param("id"));
    return conversation === undefined ? c.notFound() : c.json(await rawState(conversation));
  });

  app.post("/conversations/:id{[0-9]+}", async (c) => {
    const conversation = find(c.req.param("id"));
    if (conversation === undefined) return c.notFound();
    const { success, data, error } = patch.safeParse(await readJson(c));
    if (!success) return c.json({ message: z.prettifyError(error) }, 400);
    change(emulation, conversation, data);
    return c.json(await rawState(conversation));
  });

  app.post("/conversations/:id{[0-9]+}/threads", async (c) => {
    const conversation = find(c.req.param("id"));
    if (conversation === undefined) return c.notFound();
    const { success, data, error } = incomingThread.safeParse(await readJson(c));
    if (!success) return c.json({ message: z.prettifyError(error) }, 400);
    const thread = addIncomingThread(emulation.store, conversation, data, emulation.now());
    return c.json({ id: thread.id }, 201);
  });

  return app;
}

function change(
  emulation: Emulation,
  conversation: Conversation,
  wanted: z.infer<typeof patch>,
): void {
  const { store, now } = emulation;
  if (wanted.mergeInto === null) conversation.merged = null;
  else if (wanted.mergeInto !== undefined) {
    conversation.merged = { into: wanted.mergeInto, at: now() - (wanted.mergedDaysAgo ?? 0) * DAY };
  }
  if (wanted.delete !== undefined) conversation.deleted = wanted.delete;
  if (wanted.status !== undefined) conversation.status = wanted.status;
  if (wanted.lock !== undefined) conversation.tooOld = wanted.lock === "too-old";
  const missing = (wanted.threads ?? 0) - publishedThreads(conversation).length;
  for (let index = 0; index < missing; index += 1) {
    // Dated back, so that filling up does not look like news.
    addIncomingThread(
      store,
      conversation,
      { type: "note", text: `Earlier note ${index + 1}` },
      conversation.createdAt,
    );
  }
}

async function rawState(conversation: Conversation) {
  const { createdAt, merged, threads } = conversation;
  return {
    ...conversation,
    createdAt: isoTime(createdAt),
    merged: merged && { ...merged, at: isoTime(merged.at) },
    threads: await Promise.all(threads.map(rawThread)),
  };
}

async function rawThread(thread: Conversation["threads"][number]) {
  const attachments = thread.attachments.map(async ({ bytes, ...attachment }) => ({
    ...attachment,
    size: bytes.length,
    sha256: await sha256(bytes),
  }));
  return {
    ...thread,
    createdAt: isoTime(thread.createdAt),
    attachments: await Promise.all(attachments),
  };
}
