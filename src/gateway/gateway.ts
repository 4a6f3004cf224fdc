import { apiError, GatewayFailure } from "./answers.js";
import { createForward } from "./forward.js";
import type { Call } from "./forward.js";
import { headersUp } from "./headers.js";
import { createFirstAnswers } from "./idempotency.js";
import { isCrossSite } from "./origin.js";
import type { GatewayOptions } from "./options.js";
import { forwardReading } from "./reading.js";
import { BodyTooLarge, record } from "./recording.js";
import type { Recording } from "./recording.js";
import { apiPath } from "./route.js";
import { createTokenSource } from "./token.js";
import { inProcess, remote } from "./upstream.js";
import { forwardWriting, toResponse } from "./writing.js";

export type { GatewayOptions, GatewayProblem } from "./options.js";
export type { ApiHandler } from "./upstream.js";

const defaultMaxBodyBytes = 100_000_000;
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const maxKeyLength = 255;

/** Answers one request. `env` is passed on to the `handler` option. */
export type Gateway<Env = unknown> = (request: Request, env?: Env) => Promise<Response>;

/**
 * The server part that a browser needs between itself and the API, whose client secret must not
 * reach it. A function from `Request` to `Response`, for any server that speaks them.
 *
 * - `/v2/*` goes to the API with a bearer token (client credentials, renewed once on a 401);
 *   `/v2/oauth2/*` is 404.
 * - GET follows at most 5 redirects within the API's origin; a loop, more, or another origin: 508.
 * - Of requests with the same `Idempotency-Key` (to the same path, within 24 hours, of the last
 *   1,000) the first decides: while it runs and after its 2xx, its answer is given again without
 *   asking the API. Outcomes that nobody knows are kept for 2 seconds, against a browser that resends
 *   by itself; what certainly did nothing (4xx, or 5xx with the API's error body) is not kept.
 * - 403 for writes from other sites, 413 for bodies that are too large, 502 where the API gives no
 *   token or cannot be reached: each with an error body in the API's shape. A connection lost after
 *   a write was sent is 502 with plain text, since the write may have been carried out.
 *
 * @throws {TypeError} where `apiUrl` is no http(s) URL, or a credential is empty.
 */
export function createGateway<Env = unknown>(options: GatewayOptions<Env>): Gateway<Env> {
  const {
    appId,
    appSecret,
    basePath = "",
    maxBodyBytes = defaultMaxBodyBytes,
    now = Date.now,
  } = options;
  if (appId === "" || appSecret === "") {
    throw new TypeError("appId or appSecret is empty, so the API would give no token. Set both.");
  }
  const upstream =
    options.handler === undefined
      ? remote<Env>(options.apiUrl ?? "https://api.helpscout.net")
      : inProcess(options.handler);
  const forward = createForward(upstream, createTokenSource(upstream, { appId, appSecret }, now));
  const firstAnswers = createFirstAnswers(now);
  const allowedOrigins = new Set(options.allowedOrigins);
  const mount = basePath.replace(/\/+$/, "");

  const fail = ({ status, message, cause }: GatewayFailure): Response => {
    const logRef = crypto.randomUUID();
    options.onProblem?.({ logRef, status, message, ...(cause === undefined ? {} : { cause }) });
    return apiError(status, message, logRef);
  };

  const read = async (call: Call<Env>): Promise<Response> => {
    try {
      return await forwardReading(call, forward);
    } catch (thrown) {
      if (!(thrown instanceof GatewayFailure)) throw thrown;
      // Nobody reads the answer to a request that the browser has given up.
      return call.signal?.aborted === true
        ? apiError(502, "The request was given up.")
        : fail(thrown);
    }
  };

  const write = async (call: Call<Env>, key: string | null): Promise<Response> => {
    // Before the key is taken: an upload that stalls must not hold up the one that repeats it.
    const incomplete = upstream.isRemote ? await readWhole(call.body) : undefined;
    if (incomplete !== undefined) return refuse(call.body, incomplete.status, incomplete.message);
    const attempt = () => forwardWriting(call, forward, fail);
    const scope = `${key} ${call.method} ${call.url.pathname}${call.url.search}`;
    const { isFirst, outcome } =
      key === null ? { isFirst: true, outcome: attempt() } : firstAnswers.once(scope, attempt);
    if (!isFirst) await call.body?.discard();
    const { answer } = await outcome;
    await call.body?.discard();
    return toResponse(answer);
  };

  return async (request, env) => {
    const incomingUrl = new URL(request.url);
    const { method } = request;
    const isReading = method === "GET" || method === "HEAD";
    const body =
      isReading || request.body === null ? undefined : record(request.body, maxBodyBytes);
    if (!isReading && isCrossSite(request, allowedOrigins)) {
      return refuse(body, 403, "Requests from other sites are not accepted.");
    }
    if (!methods.has(method)) return refuse(body, 405, `${method} is not forwarded.`);
    const path = apiPath(incomingUrl, mount);
    if (path === undefined) return refuse(body, 404, "Not found");
    if (Number(request.headers.get("Content-Length") ?? 0) > maxBodyBytes) {
      return refuse(body, 413, `The request body is larger than ${maxBodyBytes} bytes`);
    }
    const key = request.headers.get("Idempotency-Key");
    if (key !== null && key.length > maxKeyLength) {
      return refuse(body, 400, `Idempotency-Key is longer than ${maxKeyLength} characters.`);
    }

    const { origin, prefix } = upstream.base(incomingUrl);
    const url = new URL(`${origin}${prefix}${path}${incomingUrl.search}`);
    const call: Call<Env> = {
      incomingUrl,
      method,
      url,
      headers: headersUp(request.headers),
      body,
      env,
    };
    return isReading ? read({ ...call, signal: request.signal }) : write(call, key);
  };
}

async function refuse(
  body: Recording | undefined,
  status: number,
  message: string,
): Promise<Response> {
  await body?.discard();
  return apiError(status, message);
}

async function readWhole(body: Recording | undefined): Promise<GatewayFailure | undefined> {
  try {
    await body?.complete();
    return undefined;
  } catch (cause) {
    return cause instanceof BodyTooLarge
      ? new GatewayFailure(413, cause.message)
      : new GatewayFailure(400, "The request ended before its body did.", { cause });
  }
}
