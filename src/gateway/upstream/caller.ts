import { Refusal } from "../answers.js";
import type { Timeouts } from "../options.js";
import type { Upload } from "../reply/upload.js";
import { partsOf } from "../streams.js";
import type { ReadPart } from "../streams.js";
import type { Tokens } from "./tokens.js";
import { NotConnected } from "./transport.js";
import type { Transport, UpstreamResponse } from "./transport.js";

/** Of the request that is answered: for whom the API is called. */
interface Asker<Env> {
  request: Request;
  env: Env | undefined;
}

/** An answer of the API. */
export interface Exchange extends Pick<UpstreamResponse, "status" | "header"> {
  read: ReadPart;
  /** Breaks off what is left of request and answer. */
  close: () => void;
}

/** A phase of a request to the API took too long. */
class Late extends Error {}

/** Why a request was not carried out, as far as what was thrown tells it. */
export function asRefusal(thrown: unknown, more = ""): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof Late) return new Refusal(504, `The API did not answer in time.${more}`);
  const words = thrown instanceof NotConnected ? "could not be reached" : "broke the connection";
  return new Refusal(502, `The API ${words}.${more}`);
}

/** Made once: an abort without a reason makes an error with a stack each time. */
const closed = /* @__PURE__ */ new Error("closed");

/**
 * One call of the API, below its base, with the token added; a 401 renews the token and repeats the
 * call, once. Reads, or sends `upload`. A reading ends with the request that it is for.
 */
export type Caller<Env> = (asker: Asker<Env>, path: string, upload?: Upload) => Promise<Exchange>;

interface Source<Env> {
  apiUrl: string;
  timeouts: Timeouts;
  tokens: Tokens;
  transport: Transport<Env>;
}

export function createCaller<Env>({
  apiUrl,
  timeouts,
  tokens,
  transport,
}: Source<Env>): Caller<Env> {
  const { connect, read, write } = timeouts;

  const attempt = async (
    { request, env }: Asker<Env>,
    path: string,
    upload: Upload | undefined,
    token: string,
  ): Promise<Exchange> => {
    const ending = new AbortController();
    const { signal } = ending;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => clearTimeout(timer);
    const leave = () => ending.abort(request.signal.reason);
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => {
        stop();
        request.signal.removeEventListener("abort", leave);
        reject(signal.reason);
      });
    });
    ended.catch(() => {});
    // A reading ends with the request that it is for; a reply does not.
    if (upload === undefined) request.signal.addEventListener("abort", leave);
    /** From now on this many milliseconds are left. */
    const give = (milliseconds: number) => {
      stop();
      timer = setTimeout(() => ending.abort(new Late()), milliseconds);
    };
    const close = () => ending.abort(closed);
    try {
      const take = upload?.open();
      // The API alone is timed: while the browser is waited for, the clock stands.
      const body =
        take &&
        (async () => {
          stop();
          const part = await take();
          give(upload?.isWhole === true ? read : write);
          return part;
        });
      give(upload === undefined ? connect + read : connect);
      const asked = transport(
        {
          method: upload === undefined ? "GET" : "POST",
          url: new URL(apiUrl + path),
          headers: headersFor(request, token, upload),
          signal,
          body,
          contentLength: upload?.contentLength,
        },
        env,
      );
      // A transport that does not heed the signal must not hold the agent either.
      const { status, header, body: answered } = await Promise.race([asked, ended]);
      give(read);
      const answer = partsOf(answered);
      return {
        status,
        header,
        close,
        async read() {
          // Nobody is late while nobody asks.
          give(read);
          const part = await Promise.race([answer.read(), ended]);
          stop();
          return part;
        },
      };
    } catch (thrown) {
      close();
      throw thrown;
    }
  };

  return async (asker, path, upload) => {
    const token = await tokens.get();
    const response = await attempt(asker, path, upload, token);
    if (response.status !== 401) return response;
    response.close();
    const renewed = await tokens.renew(token);
    if (renewed === token) return response;
    return attempt(asker, path, upload, renewed);
  };
}

/** Nothing of the browser's own but its language, and the key of a reply, which was looked at. */
function headersFor(
  { headers }: Request,
  token: string,
  upload: Upload | undefined,
): Record<string, string> {
  const language = headers.get("Accept-Language") ?? "";
  const key = headers.get("Idempotency-Key");
  return {
    Accept: "application/json",
    Authorization: `Bearer ${token}`,
    ...(/^[\w,;=.* -]{1,200}$/.test(language) && { "Accept-Language": language }),
    ...(upload && { "Content-Type": "application/json" }),
    ...(upload && key !== null && { "Idempotency-Key": key }),
  };
}
