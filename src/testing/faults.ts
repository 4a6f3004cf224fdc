import { withDefaults, type Optional } from "../domain/optional.js";
import { ReplyError, type ReplyErrorCode, type ReplyErrorDetails } from "../domain/errors.js";

/** A failure with details of your own; what is left out of `detail` is as `faults: [code]` has it. */
type DetailedFault = {
  [Code in ReplyErrorCode]: {
    code: Code;
    detail?: Optional<ReplyErrorDetails[Code]> | undefined;
    /** In the server's words. */
    message?: string | undefined;
  };
}[ReplyErrorCode];

/**
 * What a reply meets. A code alone: it is refused so. "answer-lost": it is created, and nobody
 * hears of it, as when a connection breaks. `until`: it is on its way until that promise resolves,
 * and then meets `then`, or is created.
 */
export type Fault =
  | ReplyErrorCode
  | "answer-lost"
  | DetailedFault
  | { until: Promise<unknown>; then?: ReplyErrorCode | "answer-lost" | DetailedFault | undefined };

/** A fault as the fake backend acts on it. */
export interface KnownFault {
  error?: ReplyError;
  /** Created all the same. */
  arrives?: boolean;
  until?: Promise<unknown>;
}

const details: ReplyErrorDetails = {
  invalid: { problems: [], logRef: "ref-400" },
  unauthorized: { logRef: "ref-401" },
  forbidden: { logRef: "ref-403" },
  moved: { to: { id: 456 } },
  gone: {},
  locked: { reason: "unknown", logRef: "ref-412" },
  "too-large": { files: [], logRef: "ref-413" },
  "rate-limited": { retryAfter: 5 },
  server: { status: 500, logRef: "ref-500" },
  offline: {},
  network: {},
  "maybe-sent": {},
  unexpected: { status: 502 },
};

export function asFault(fault: Fault): KnownFault {
  if (typeof fault === "object" && "until" in fault) {
    return { ...(fault.then && asFault(fault.then)), until: fault.until };
  }
  if (fault === "answer-lost") return { error: errorOf({ code: "maybe-sent" }), arrives: true };
  return { error: errorOf(typeof fault === "string" ? { code: fault } : fault) };
}

function errorOf({
  code,
  detail,
  message,
}: {
  code: ReplyErrorCode;
  detail?: object | undefined;
  message?: string | undefined;
}) {
  if (!(code in details)) {
    const known = Object.keys(details).join(", ");
    throw new TypeError(
      `"${code}" is no way in which a reply fails. There are: answer-lost, ${known}`,
    );
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- code and detail are of one pair
  const pair = { code, detail: withDefaults(details[code], detail) } as ConstructorParameters<
    typeof ReplyError
  >[0];
  return new ReplyError(pair, message);
}
