import { answer as respond, json, Refusal, refusalResponse } from "../answers.js";
import type { HeaderList } from "../answers.js";
import { visible } from "../json.js";
import type { Asked, Shared } from "../context.js";
import type { SentAnswer } from "../stores/store.js";
import { asRefusal } from "../upstream/caller.js";
import type { Exchange } from "../upstream/caller.js";
import { readError } from "../upstream/passed.js";
import type { Upload } from "./upload.js";

/** What became of a reply. Where it is not known, that is never said as a refusal. */
export interface Outcome {
  /** "refused": by a 5xx of the API's, which may all the same have done it. */
  status: "sent" | "not-sent" | "refused" | "unknown";
  response: Response;
  /** Of what was sent. */
  answer?: SentAnswer;
  /** For the host's log. */
  reason?: string;
}

/** A reply that was sent is never said to be anything else, whatever a store makes of its thread's id. */
export function sent(id = ""): Outcome {
  const headers: HeaderList = visible.test(id) ? { "Resource-ID": id } : {};
  const answer = { status: 201, headers };
  return { status: "sent", response: respond(answer.status, null, headers), answer };
}

/** Deliberately without `message`: clients take it for "may have been sent". */
export function unknown(status: number, reason: string, reference: string): Outcome {
  return { status: "unknown", response: json(status, { outcome: "unknown", reference }), reason };
}

/** Sends a reply, and says what became of it. Throws nothing. */
export async function sendReply<Env>(
  asked: Asked<Env>,
  { caller, tokens }: Shared<Env>,
  upload: Upload,
): Promise<Outcome> {
  const { reference } = asked.trace;
  const notSent = (refusal: Refusal): Outcome => ({
    status: "not-sent",
    response: refusalResponse(refusal, reference),
    reason: refusal.message,
  });

  let exchange: Exchange | undefined;
  try {
    exchange = await caller(asked, asked.match.path, upload);
    const { status } = exchange;
    const reason = `The API answered ${status}.`;
    if (status === 201) {
      const id = exchange.header("Resource-ID") ?? "";
      return sent(tokens.isIn(id) ? "" : id);
    }
    // An API that saw the body break off may still answer, and knows no better why.
    if (upload.failure !== undefined) return notSent(upload.failure);
    // 502 and 504 are said by what stands in between, which does not know either.
    if (status >= 400 && status < 600 && status !== 502 && status !== 504) {
      const { body, response } = await readError(exchange, tokens, reference);
      const { outcome, message } = body;
      // Another gateway may stand in between, and say that it does not know.
      if (outcome === "unknown") return unknown(502, reason, reference);
      if (status < 500) return { status: "not-sent", response, reason };
      const hasWords = typeof message === "string" && message.trim() !== "";
      if (hasWords) return { status: "refused", response, reason };
    }
    if (upload.isWhole) return unknown(502, reason, reference);
    return notSent(new Refusal(502, "The API answered before it had the reply."));
  } catch (thrown) {
    // In this order: whatever else went wrong, a document that is not whole was not acted upon.
    if (upload.failure !== undefined) return notSent(upload.failure);
    // Whatever a transport says of its connection: the last byte may have left.
    if (upload.isWhole && !(thrown instanceof Refusal)) {
      const { status, message } = asRefusal(thrown);
      return unknown(status, message, reference);
    }
    return notSent(asRefusal(thrown, " Nothing was sent."));
  } finally {
    exchange?.close();
  }
}
