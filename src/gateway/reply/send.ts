import { answer as respond, Refusal, refusalResponse, unknownResponse } from "../answers.js";
import type { HeaderList } from "../answers.js";
import type { Asked, Shared } from "../context.js";
import type { SentAnswer } from "../stores/store.js";
import { Late } from "../upstream/caller.js";
import type { Exchange } from "../upstream/caller.js";
import { passedHeaders, readError } from "../upstream/passed.js";
import { NotConnected } from "../upstream/transport.js";
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

const visible = /^[\x21-\x7e]{1,200}$/;

/** Whatever a store makes of it: a reply that was sent is never said to be anything else. */
export function sent(answer: SentAnswer): Outcome {
  const id = answer.headers["Resource-ID"] ?? "";
  const headers: HeaderList = visible.test(id) ? { "Resource-ID": id } : {};
  return { status: "sent", response: respond(201, null, headers), answer };
}

export function unknown(code: 409 | 502 | 504, reason: string, reference: string): Outcome {
  return { status: "unknown", response: unknownResponse(code, reference), reason };
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

  const judge = async (exchange: Exchange): Promise<Outcome> => {
    const { status } = exchange;
    const reason = `The API answered ${status}.`;
    if (status === 201) {
      const headers = passedHeaders(exchange, { "Resource-ID": visible });
      return sent({ status, headers: tokens.isIn(headers["Resource-ID"] ?? "") ? {} : headers });
    }
    // An API that saw the body break off may still answer, and knows no better why.
    if (upload.failure !== undefined) return notSent(upload.failure);
    const isRefusal = status >= 400 && status < 500;
    // 502 and 504 are said by what stands in between, which does not know either.
    const mayBeRefusal = status >= 500 && status < 600 && status !== 502 && status !== 504;
    if (isRefusal || mayBeRefusal) {
      const { body, response } = await readError(exchange, tokens, reference);
      const { outcome, message } = body;
      // Another gateway may stand in between, and say that it does not know.
      if (outcome === "unknown") return unknown(502, reason, reference);
      if (isRefusal) return { status: "not-sent", response, reason };
      if (typeof message === "string" && message.trim() !== "") {
        return { status: "refused", response, reason };
      }
    }
    if (upload.isWhole) return unknown(502, reason, reference);
    return notSent(
      new Refusal(502, "The API answered before it had the reply: it did not take it."),
    );
  };

  let exchange: Exchange | undefined;
  try {
    exchange = await caller(asked, asked.match.path, upload);
    return await judge(exchange);
  } catch (thrown) {
    // In this order: whatever else went wrong, a document that is not whole was not acted upon.
    if (upload.failure !== undefined) return notSent(upload.failure);
    if (thrown instanceof Refusal) return notSent(thrown);
    const code = thrown instanceof Late ? 504 : 502;
    // Whatever a transport says of its connection: the last byte may have left.
    if (upload.isWhole) return unknown(code, `No answer of the API: ${code}.`, reference);
    const words =
      thrown instanceof NotConnected
        ? "The API could not be reached. Nothing was sent to it."
        : "The connection to the API ended within the reply.";
    return notSent(new Refusal(code, words));
  } finally {
    exchange?.close();
  }
}
