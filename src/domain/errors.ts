import type { LockReason, MovedTo } from "./conversation.js";

/** What the server said about one field. `path` is as the server gave it: `cc[1]`, `customer.email`. */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * What each code carries. Seconds are seconds from now; sizes are bytes; `logRef` is what the API's
 * support asks for.
 */
export interface ReplyErrorDetails {
  /** 400. The server refused the values. */
  invalid: { problems: readonly FieldProblem[]; logRef?: string | undefined };
  /** 401. The session ended or the user is inactive. */
  unauthorized: { logRef?: string | undefined };
  /** 403. */
  forbidden: { logRef?: string | undefined };
  /** 404, and Get Conversation leads elsewhere: merged or moved. */
  moved: { to: MovedTo };
  /** 404, and Get Conversation is 404 too. */
  gone: object;
  /** 412. */
  locked: { reason: LockReason; logRef?: string | undefined };
  /** 413. `files`: the biggest ones, biggest first. */
  "too-large": { files: readonly { name: string; size: number }[]; logRef?: string | undefined };
  /** 429. */
  "rate-limited": { retryAfter?: number | undefined };
  /**
   * 5xx with an API error body: the server knows that it failed; or a 404 whose new place is not
   * known.
   */
  server: { status: number; logRef?: string | undefined; reason?: "cannot-locate" | undefined };
  /** The browser believes that it is offline: nothing was sent. */
  offline: object;
  /** The connection failed before the request was uploaded, or no request began: certainly not sent. */
  network: { reason?: "not-begun" | undefined };
  /** The connection failed after the upload, or the page was closed, or the agent cancelled too late. */
  "maybe-sent": { reason?: "page-closed" | "cancelled" | undefined };
  /** A response that no such API gives, say a captive portal's page: it may have been sent. */
  unexpected: { status: number };
}

/** The closed set of ways in which sending can fail. */
export type ReplyErrorCode = keyof ReplyErrorDetails;

type AnyReplyError = {
  [Code in ReplyErrorCode]: { code: Code; detail: ReplyErrorDetails[Code] };
}[ReplyErrorCode];

/**
 * Why a reply was not accepted. `code` decides what `detail` holds; `message` is in the server's
 * words where it gave any, else a technical note in English: show {@link code}'s string instead.
 */
class ReplyErrorBase extends Error {
  override readonly name = "ReplyError";
  readonly code: ReplyErrorCode;
  readonly detail: ReplyErrorDetails[ReplyErrorCode];

  constructor(fault: AnyReplyError, message?: string, options?: { cause?: unknown }) {
    super(message ?? fault.code, options);
    this.code = fault.code;
    this.detail = fault.detail;
  }
}

/** See {@link ReplyErrorDetails} for what each code means and carries. */
export type ReplyError = ReplyErrorBase & AnyReplyError;

// The constructor takes code and detail as a pair, which a class's own type cannot say.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const ReplyError = ReplyErrorBase as {
  new (fault: AnyReplyError, message?: string, options?: { cause?: unknown }): ReplyError;
};

/** Anything thrown, as a ReplyError. What we do not know may have reached the server. */
export function toReplyError(thrown: unknown): ReplyError {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the constructor took a pair
  if (thrown instanceof ReplyErrorBase) return thrown as ReplyError;
  return new ReplyError({ code: "maybe-sent", detail: {} }, messageOf(thrown), { cause: thrown });
}

/** Anything can be thrown, also what cannot be made a string of. */
function messageOf(thrown: unknown): string {
  const unknown = "something that says nothing of itself was thrown";
  try {
    return (thrown instanceof Error ? thrown.message : String(thrown)) || unknown;
  } catch {
    return unknown;
  }
}
