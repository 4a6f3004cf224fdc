import type { Bytes } from "../bytes.js";
import type { Timeouts } from "../options.js";
import type { Upload } from "../reply/upload.js";
import type { Tokens } from "./tokens.js";
import type { Transport, UpstreamRequest, UpstreamResponse } from "./transport.js";

export interface Call<Env> {
  method: "GET" | "POST";
  /** Path and query below the API's base. */
  path: string;
  headers: Readonly<Record<string, string>>;
  upload?: Upload;
  /** Ends a reading that nobody waits for any more. */
  signal?: AbortSignal;
  env: Env | undefined;
}

export interface Exchange extends UpstreamResponse {
  /** Breaks off what is left of request and answer. */
  close(): void;
}

/** A phase of a request to the API took too long. */
export class Late extends Error {
  override readonly name = "Late";
}

/** Made once: an abort without a reason makes an error with a stack each time. */
const closed = /* @__PURE__ */ new Error("Nobody waits for it any more.");

/** One call of the API with the token added; a 401 renews the token and repeats the call, once. */
export type Caller<Env> = (call: Call<Env>) => Promise<Exchange>;

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
  const attempt = async (call: Call<Env>, token: string): Promise<Exchange> => {
    const { method, path, upload, env, signal } = call;
    const parts = upload?.open();
    const ending = new AbortController();
    const watch = createWatch(() => ending.abort(new Late("The API did not answer in time.")));
    const leave = () => ending.abort(signal?.reason);
    signal?.addEventListener("abort", leave, { once: true });
    if (signal?.aborted === true) leave();
    const ended = new Promise<never>((_, reject) => {
      const end = () => reject(ending.signal.reason);
      ending.signal.addEventListener("abort", end, { once: true });
      if (ending.signal.aborted) end();
    });
    ended.catch(() => {});
    const close = () => {
      watch.stop();
      signal?.removeEventListener("abort", leave);
      ending.abort(closed);
    };
    const request: UpstreamRequest = {
      method,
      url: new URL(apiUrl + path),
      headers: { ...call.headers, Authorization: `Bearer ${token}` },
      signal: ending.signal,
      ...(upload && parts ? { body: watched(parts, upload, watch, timeouts) } : {}),
      ...(upload?.contentLength === undefined ? {} : { contentLength: upload.contentLength }),
    };
    watch.start(upload === undefined ? timeouts.connect + timeouts.read : timeouts.connect);
    try {
      // A transport that does not heed the signal must not hold the agent either.
      const { status, header, body } = await Promise.race([transport(request, env), ended]);
      watch.start(timeouts.read);
      return { status, header, close, body: body && watchedBody(body, watch, timeouts, ended) };
    } catch (thrown) {
      close();
      throw thrown;
    }
  };

  return async (call) => {
    const token = await tokens.get();
    const response = await attempt(call, token);
    if (response.status !== 401) return response;
    // The beginning of a body may go meanwhile, as the API may still read: then `attempt` throws.
    const renewed = await tokens.renew(token).catch((thrown: unknown) => {
      response.close();
      throw thrown;
    });
    if (renewed === token) return response;
    response.close();
    return attempt(call, renewed);
  };
}

interface Watch {
  /** From now on this many milliseconds are left. */
  start(milliseconds: number): void;
  stop(): void;
}

function createWatch(late: () => void): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    start(milliseconds) {
      stop();
      timer = setTimeout(late, milliseconds);
    },
  };
}

/** Times the API alone: while the browser is waited for, the upload does that. */
async function* watched(
  parts: ReturnType<Upload["open"]>,
  upload: Upload,
  watch: Watch,
  { write, read }: Timeouts,
) {
  for (;;) {
    watch.stop();
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    const { done, value } = await parts.next();
    watch.start(done === true || upload.isWhole ? read : write);
    if (done === true) return;
    yield value;
  }
}

function watchedBody(
  body: ReadableStream<Bytes>,
  watch: Watch,
  { read }: Timeouts,
  ended: Promise<never>,
): ReadableStream<Bytes> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        // Nobody is late while nobody asks.
        watch.start(read);
        const { done, value } = await Promise.race([reader.read(), ended]);
        watch.stop();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel(reason) {
        watch.stop();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
