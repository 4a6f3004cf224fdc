import { Refusal, refusalResponse } from "../answers.js";
import type { SentAnswer } from "../stores/store.js";
import { Late } from "../upstream/caller.js";
import type { Call, Caller, Exchange } from "../upstream/caller.js";
import { errorResponse, passedHeaders, readError } from "../upstream/passed.js";
import type { Tokens } from "../upstream/tokens.js";
import { NotConnected } from "../upstream/transport.js";
import type { Upload } from "./upload.js";

/** What became of a reply. Where it is not known, that is never said as a refusal. */
export type Outcome =
  | { status: "sent"; answer: SentAnswer }
  | { status: "not-sent"; response: Response; reason: string }
  /** By a 5xx of the API's, which may all the same have done it. */
  | { status: "refused"; response: Response; reason: string }
  | { status: "unknown"; code: 502 | 504; reason: string };

/** Sends a reply, and says what became of it. Throws nothing. */
export async function sendReply<Env>(
  call: Call<Env> & { upload: Upload },
  caller: Caller<Env>,
  tokens: Tokens,
  reference: string,
): Promise<Outcome> {
  const { upload } = call;
  const notSent = (refusal: Refusal): Outcome => ({
    status: "not-sent",
    response: refusalResponse(refusal, reference),
    reason: refusal.message,
  });
  let exchange: Exchange | undefined;
  try {
    exchange = await caller(call);
    // An API that saw the body break off may still answer, and knows no better why.
    if (upload.failure !== undefined && exchange.status !== 201) return notSent(upload.failure);
    return await judge(exchange, upload, tokens, reference);
  } catch (thrown) {
    // In this order: whatever else went wrong, a document that is not whole was not acted upon.
    if (upload.failure !== undefined) return notSent(upload.failure);
    if (thrown instanceof Refusal) return notSent(thrown);
    const code = thrown instanceof Late ? 504 : 502;
    // Whatever a transport says of its connection: the last byte may have left.
    if (upload.isWhole) {
      const reason = code === 504 ? "The API did not answer in time." : "The connection was lost.";
      return { status: "unknown", code, reason };
    }
    if (thrown instanceof NotConnected) {
      return notSent(new Refusal(502, "The API could not be reached. Nothing was sent to it."));
    }
    return notSent(new Refusal(code, "The connection to the API ended within the reply."));
  } finally {
    exchange?.close();
  }
}

async function judge(
  exchange: Exchange,
  upload: Upload,
  tokens: Tokens,
  reference: string,
): Promise<Outcome> {
  const { status } = exchange;
  const reason = `The API answered ${status}.`;
  if (status === 201) {
    const headers = passedHeaders(exchange, { "Resource-ID": /^[\x21-\x7e]{1,200}$/ });
    const isSafe = !tokens.isIn(headers["Resource-ID"] ?? "");
    return { status: "sent", answer: { status, headers: isSafe ? headers : {} } };
  }
  const isRefusal = status >= 400 && status < 500;
  // 502 and 504 are said by what stands in between, which does not know either.
  const mayBeRefusal = status >= 500 && status < 600 && status !== 502 && status !== 504;
  const body = isRefusal || mayBeRefusal ? await readError(exchange, tokens) : undefined;
  // Another gateway may stand in between, and say that it does not know.
  if (body?.["outcome"] === "unknown") return { status: "unknown", code: 502, reason };
  const isSaid = typeof body?.["message"] === "string" && body["message"].trim() !== "";
  if (isRefusal || (mayBeRefusal && isSaid)) {
    const response = errorResponse(exchange, body, reference);
    return { status: isRefusal ? "not-sent" : "refused", response, reason };
  }
  if (upload.isWhole) return { status: "unknown", code: 502, reason };
  const early = new Refusal(
    502,
    "The API answered before it had the reply, and not that it took it.",
  );
  return { status: "not-sent", response: refusalResponse(early, reference), reason };
}
