import type { Handler } from "hono";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { errorResponse } from "../errors.js";
import { isRecord } from "../json.js";
import { addReply } from "../reply/addReply.js";
import { isEmail } from "../reply/email.js";
import { readReply } from "../reply/readReply.js";
import { lockReason, standing } from "../standing.js";

/**
 * `POST /v2/conversations/{id}/reply`. Where several things are wrong at once, the media type comes
 * first, then the conversation (404), then the fields (400), then the lock (412).
 */
export function createReply(
  emulation: Emulation,
): Handler<EmulatorEnv, "/conversations/:id{[0-9]+}/reply"> {
  return (c) => {
    const { store, settings } = emulation;
    const now = emulation.now();
    if (!/^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
      return errorResponse(415, "Content-Type must be application/json");
    }
    const conversation = store.conversations.get(Number(c.req.param("id")));
    if (conversation === undefined || standing(conversation, now).at !== "here") {
      return errorResponse(404, "Conversation not found");
    }
    const json = c.get("json");
    if (!isRecord(json)) return errorResponse(400, "The request body is not a JSON object");
    const read = readReply(json, {
      customer: (id) => store.customers.has(id),
      user: (id) => store.users.has(id),
      email: (text) => isEmail(text, settings.unusualAddresses),
    });
    if (!read.ok) return errorResponse(400, "Bad request", { errors: read.errors });
    const locked = lockReason(conversation, { now, tooOldAfterDays: settings.tooOldAfterDays });
    if (locked !== undefined) return errorResponse(412, locked);
    const thread = addReply(store, conversation, read.reply, {
      now,
      replyState: settings.replyState,
    });
    return c.body(null, 201, { "Resource-ID": String(thread.id), "Content-Length": "0" });
  };
}
