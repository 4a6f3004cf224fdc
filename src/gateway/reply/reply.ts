import { Refusal, storeIsDown } from "../answers.js";
import type { Asked, Shared } from "../context.js";
import { inTime, quietly } from "../deadline.js";
import { keyForm } from "../routes.js";
import { storeKey } from "../stores/store.js";
import type { Reservation } from "../stores/store.js";
import type { BodySource } from "./bodySource.js";
import { createReplyFilter } from "./replyFilter.js";
import { sendReply, sent, unknown } from "./send.js";
import type { Outcome } from "./send.js";
import { createUpload, tooLarge } from "./upload.js";
import type { Upload } from "./upload.js";

/** Milliseconds after which a process that is not heard of any more leaves its key unknown. */
const leaseMs = 120_000;

/** What each header must be, and what one is that is not there. */
const head: readonly [name: string, otherwise: string, form: RegExp, status: number][] = [
  ["Content-Type", "", /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i, 415],
  ["Content-Encoding", "identity", /^identity$/, 415],
  ["Transfer-Encoding", "chunked", /^chunked$/i, 415],
  ["Content-Length", "0", /^\d{1,15}$/, 400],
  ["Idempotency-Key", "-", keyForm, 400],
];

/** Sends a reply, once. @throws {Refusal} where certainly nothing was sent. */
export async function reply<Env>(
  asked: Asked<Env>,
  source: BodySource,
  shared: Shared<Env>,
): Promise<Response> {
  const { budgets, held } = shared;
  const { agent, trace } = asked;
  const { headers } = asked.request;
  for (const [name, otherwise, form, status] of head) {
    if (form.test(headers.get(name) ?? otherwise)) continue;
    throw new Refusal(status, `${name} is not of its form.`);
  }
  const key = headers.get("Idempotency-Key");
  const said = headers.get("Content-Length");
  const length = said === null ? undefined : Number(said);
  const { body: limit } = shared.limits;
  if ((length ?? 0) > limit) throw tooLarge(limit);
  let carried = 0;
  const carry = (bytes: number) => {
    budgets.carry(agent.id, bytes);
    carried += bytes;
  };
  carry(length ?? 0);
  const upload = createUpload({
    source,
    filter: createReplyFilter(agent, source.skipPlain),
    length,
    limit,
    idleTimeout: shared.timeouts.bodyIdle,
    carry,
    held,
  });
  try {
    const outcome =
      key === null
        ? await sendReply(asked, shared, upload)
        : await sendOnce(storeKey(shared.appId, agent.id, key), asked, shared, upload);
    const { status, reason, response } = outcome;
    Object.assign(trace, { outcome: status, reason });
    return response;
  } finally {
    trace.bytes = upload.bytes;
    upload.close();
    carry(-carried);
  }
}

async function sendOnce<Env>(
  name: string,
  asked: Asked<Env>,
  shared: Shared<Env>,
  upload: Upload,
): Promise<Outcome> {
  const { store, timeouts } = shared;
  const reservation = await reserve(name, shared, asked.request.signal);
  if (reservation.status !== "mine") return repeat(reservation, upload, asked);
  const { lease } = reservation;
  const outcome = await sendReply(asked, shared, upload);
  const settle = async () => {
    const { status, answer } = outcome;
    if (answer !== undefined) {
      // Nothing for a body that the API did not wait for: then any is the same.
      const fingerprint = upload.isWhole ? await fingerprintOf(upload, asked) : "";
      await store.complete(name, lease, { status: "done", fingerprint, answer });
    } else if (status === "unknown") await store.complete(name, lease, { status });
    else await store.release(name, lease);
  };
  // A store that fails now leaves the key as it is: it is unknown once the lease has ended.
  await quietly(() => inTime(settle, timeouts.token, storeIsDown));
  return outcome;
}

/** Waits while another request of the same key is under way, and this one's browser is there. */
async function reserve<Env>(
  name: string,
  { store, timeouts }: Shared<Env>,
  signal: AbortSignal,
): Promise<Reservation> {
  const ask = () => store.reserve(name, { leaseMs });
  const until = Date.now() + timeouts.read;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    // oxlint-disable-next-line no-await-in-loop -- it asks until the store answers
    const reservation = await inTime(ask, timeouts.token, storeIsDown);
    const isOver = Date.now() >= until || signal.aborted;
    if (reservation.status !== "running" || isOver) return reservation;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function fingerprintOf<Env>(upload: Upload, { match }: Asked<Env>): Promise<string> {
  return [match.path, await upload.digest()].join(" ");
}

/** The response to a key that is another request's. */
async function repeat<Env>(
  state: Exclude<Reservation, { status: "mine" }>,
  upload: Upload,
  asked: Asked<Env>,
): Promise<Outcome> {
  const { reference } = asked.trace;
  if (state.status === "running")
    return unknown(409, "An earlier request is under way.", reference);
  if (state.status === "unknown") {
    return unknown(502, "An earlier request may have been sent.", reference);
  }
  if (state.fingerprint !== "") {
    await upload.drain();
    if (!isSame(state.fingerprint, await fingerprintOf(upload, asked))) {
      throw new Refusal(422, "This Idempotency-Key was another reply's. Nothing was sent.");
    }
  }
  return sent(state.answer.headers["Resource-ID"]);
}

/** Two of which one was made by Node and the other elsewhere may well be of the same reply. */
function isSame(first: string, second: string): boolean {
  const [[path, kind], [otherPath, otherKind]] = [first.split(" "), second.split(" ")];
  return first === second || (path === otherPath && kind !== otherKind);
}
