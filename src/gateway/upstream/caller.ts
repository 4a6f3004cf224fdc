import type { Timeouts } from "../options.js";
import type { Upload } from "../reply/upload.js";
import { partsOf } from "../streams.js";
import type { ReadPart } from "../streams.js";
import type { Tokens } from "./tokens.js";
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
  close(): void;
}

/** A phase of a request to the API took too long. */
export class Late extends Error {}

/** Made once: an abort without a reason makes an error with a stack each time. */
const closed = /* @__PURE__ */ new Error("Nobody waits for it any more.");

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
    const asking = upload === undefined ? request.signal : undefined;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reject = (_reason: unknown) => {};
    const ended = new Promise<never>((_, fail) => (reject = fail));
    ended.catch(() => {});
    const stop = () => clearTimeout(timer);
    const end = (reason: unknown) => {
      stop();
      asking?.removeEventListener("abort", leave);
      reject(reason);
      ending.abort(reason);
    };
    const leave = () => end(asking?.reason);
    asking?.addEventListener("abort", leave);
    if (asking?.aborted === true) leave();
    /** From now on this many milliseconds are left. */
    const give = (milliseconds: number) => {
      stop();
      timer = setTimeout(() => end(new Late()), milliseconds);
    };
    const close = () => end(closed);
    try {
      const start = (isWhole: boolean) => give(isWhole ? read : write);
      const sent = upload?.open({ stop, start });
      give(upload === undefined ? connect + read : connect);
      const asked = transport(
        {
          method: upload === undefined ? "GET" : "POST",
          url: new URL(apiUrl + path),
          headers: headersFor(request, token, upload),
          signal: ending.signal,
          body: sent,
          contentLength: upload?.contentLength,
        },
        env,
      );
      // A transport that does not heed the signal must not hold the agent either.
      const { status, header, body } = await Promise.race([asked, ended]);
      give(read);
      const answer = partsOf(body);
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
    // The beginning of a body may go meanwhile, as the API may still read: then `attempt` throws.
    const renewed = await tokens.renew(token).catch((thrown: unknown) => {
      response.close();
      throw thrown;
    });
    if (renewed === token) return response;
    response.close();
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
    ...(/^[\w,;=.* -]{1,200}$/.test(language) ? { "Accept-Language": language } : {}),
    ...(upload ? { "Content-Type": "application/json" } : {}),
    ...(upload && key !== null ? { "Idempotency-Key": key } : {}),
  };
}
