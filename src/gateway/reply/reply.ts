import { answer, busy, Refusal, unknownResponse } from "../answers.js";
import type { Budgets } from "../budgets.js";
import { headersFor } from "../context.js";
import type { Asked, Shared } from "../context.js";
import { delay, withDeadline } from "../deadline.js";
import { keyPattern } from "../routes.js";
import type { AttemptRecord, Reservation, SentAnswer } from "../stores/store.js";
import type { BodySource } from "./bodySource.js";
import { createReplyFilter } from "./replyFilter.js";
import { sendReply } from "./send.js";
import type { Outcome } from "./send.js";
import { createUpload } from "./upload.js";
import type { Held, Upload } from "./upload.js";

/** Milliseconds after which a process that is not heard of any more leaves its key unknown. */
const leaseMs = 120_000;

/** The store's name for an attempt: nobody's key can be another's. */
export function storeKey(appId: string, agentId: string, key: string): string {
  return [appId, agentId, key].map(encodeURIComponent).join("/");
}

/** @throws {Refusal} by the head alone. */
function readHead({ headers }: Request): { key: string | undefined; length?: number } {
  const type = headers.get("Content-Type") ?? "";
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new Refusal(415, "Content-Type must be application/json, in UTF-8.");
  }
  const transfer = headers.get("Transfer-Encoding") ?? "chunked";
  const encoding = headers.get("Content-Encoding") ?? "identity";
  if (encoding !== "identity" || transfer.toLowerCase() !== "chunked") {
    throw new Refusal(415, "The body must not be encoded.");
  }
  const key = headers.get("Idempotency-Key") ?? undefined;
  if (key !== undefined && !keyPattern.test(key)) {
    throw new Refusal(400, "Idempotency-Key must be a UUID.");
  }
  const length = headers.get("Content-Length");
  if (length === null) return { key };
  if (!/^\d{1,15}$/.test(length)) throw new Refusal(400, "Content-Length is not a number.");
  return { key, length: Number(length) };
}

/** Sends a reply, once. @throws {Refusal} where certainly nothing was sent. */
export async function reply<Env>(
  asked: Asked<Env>,
  source: BodySource,
  shared: Shared<Env>,
  budgets: Budgets,
  held: Held,
): Promise<Response> {
  const { request, env, agent, match, trace } = asked;
  const { key, length } = readHead(request);
  const limit = shared.limits.body;
  if (length !== undefined && length > limit) {
    throw new Refusal(413, `The reply is larger than ${limit} bytes.`);
  }
  let carried = 0;
  const carry = (bytes: number) => {
    budgets.carry(agent.id, bytes);
    carried += bytes;
  };
  if (length !== undefined) carry(length);
  const upload = createUpload({
    source,
    filter: createReplyFilter(agent),
    length,
    limit,
    idleTimeout: shared.timeouts.bodyIdle,
    carry: length === undefined ? carry : () => {},
    held,
  });
  const send = () => {
    const headers = { ...headersFor(request), "Content-Type": "application/json" };
    if (key !== undefined) Object.assign(headers, { "Idempotency-Key": key });
    const call = { method: "POST", path: match.path, headers, upload, env } as const;
    return sendReply(call, shared.caller, shared.tokens, trace.reference);
  };
  try {
    const name = key === undefined ? undefined : storeKey(shared.appId, agent.id, key);
    if (name === undefined) return toResponse(await send(), asked);
    const reservation = await reserve(name, shared, request.signal);
    if (reservation.status !== "mine") return await repeat(reservation, upload, asked);
    const outcome = await send();
    const settle = async () => {
      const record = await recordOf(outcome, upload, match.path);
      if (record === undefined) await shared.store.release(name, reservation.lease);
      else await shared.store.complete(name, reservation.lease, record);
    };
    // A store that fails now leaves the key as it is: it is unknown once the lease has ended.
    await withDeadline(settle(), shared.timeouts.token, storeLate).catch(() => {});
    return toResponse(outcome, asked);
  } finally {
    trace.bytes = upload.bytes;
    upload.close();
    budgets.carry(agent.id, -carried);
  }
}

const storeLate = () => new Error("The store does not answer.");

/** Waits while another request of the same key is under way, and this one's browser is there. */
async function reserve<Env>(
  name: string,
  { store, timeouts }: Shared<Env>,
  signal: AbortSignal,
): Promise<Reservation> {
  const ask = async () => store.reserve(name, { leaseMs });
  const until = Date.now() + timeouts.read;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    // oxlint-disable-next-line no-await-in-loop -- it asks until it is told
    const reservation = await withDeadline(ask(), timeouts.token, storeLate).catch(() => {
      throw busy("The store of what was sent does not answer, so nothing is sent.", 5);
    });
    const isOver = Date.now() >= until || signal.aborted;
    if (reservation.status !== "running" || isOver) return reservation;
    // oxlint-disable-next-line no-await-in-loop
    await delay(pause, signal);
  }
}

async function recordOf(
  outcome: Outcome,
  upload: Upload,
  path: string,
): Promise<AttemptRecord | undefined> {
  if (outcome.status === "not-sent" || outcome.status === "refused") return undefined;
  if (outcome.status === "unknown") return { status: "unknown" };
  const fingerprint = await fingerprintOf(upload, path);
  return { status: "done", fingerprint, answer: outcome.answer };
}

/** Nothing for a body that the API did not wait for: then any is the same. */
async function fingerprintOf(upload: Upload, path: string): Promise<string> {
  return upload.isWhole ? `${path} ${await upload.digest()}` : "";
}

/** The answer to a key that is another request's. */
async function repeat<Env>(
  state: Exclude<Reservation, { status: "mine" }>,
  upload: Upload,
  asked: Asked<Env>,
): Promise<Response> {
  const { trace, match } = asked;
  if (state.status === "running") {
    Object.assign(trace, { outcome: "unknown", reason: "The same attempt is still under way." });
    return unknownResponse(409, trace.reference);
  }
  if (state.status === "unknown") {
    const reason = "An earlier request of this attempt may have been carried out.";
    return toResponse({ status: "unknown", code: 502, reason }, asked);
  }
  if (state.fingerprint !== "") {
    await upload.drain();
    const mine = `${match.path} ${await upload.digest()}`;
    if (!isSame(state.fingerprint, mine)) {
      throw new Refusal(422, "This Idempotency-Key was another reply's. Nothing was sent.");
    }
  }
  return toResponse({ status: "sent", answer: state.answer }, asked);
}

/** Two of which one was made by Node and the other elsewhere may well be of the same reply. */
function isSame(first: string, second: string): boolean {
  const [[path, kind, digest], [otherPath, otherKind, otherDigest]] = [
    first.split(" "),
    second.split(" "),
  ];
  return path === otherPath && (kind !== otherKind || digest === otherDigest);
}

function toResponse<Env>(outcome: Outcome, { trace }: Asked<Env>): Response {
  trace.outcome = outcome.status;
  switch (outcome.status) {
    case "sent":
      return sentResponse(outcome.answer);
    case "not-sent":
    case "refused":
      trace.reason = outcome.reason;
      return outcome.response;
    case "unknown":
      trace.reason = outcome.reason;
      return unknownResponse(outcome.code, trace.reference);
  }
}

/** Whatever a store makes of it: a reply that was sent is never said to be anything else. */
function sentResponse({ headers }: SentAnswer): Response {
  const id = headers["Resource-ID"] ?? "";
  return answer(201, null, /^[\x21-\x7e]{1,200}$/.test(id) ? { "Resource-ID": id } : {});
}
