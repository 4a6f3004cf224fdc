import { Refusal, refusalResponse, wasRead } from "./answers.js";
import { findAttempt } from "./attempts.js";
import { createBudgets } from "./budgets.js";
import type { Asked, Shared } from "./context.js";
import { inTime, quietly } from "./deadline.js";
import type { Trace } from "./events.js";
import { checkOptions } from "./options.js";
import type { GatewayOptions } from "./options.js";
import { createPageCheck } from "./origins.js";
import { read } from "./reading.js";
import type { BodySource } from "./reply/bodySource.js";
import { reply } from "./reply/reply.js";
import { findRoute } from "./routes.js";
import { createScope } from "./scope.js";
import { memoryStore } from "./stores/memoryStore.js";
import { partsOf, streamOf } from "./streams.js";
import { asRefusal, createCaller } from "./upstream/caller.js";
import { createTokens } from "./upstream/tokens.js";
import { fetchTransport } from "./upstream/transport.js";

export type { GatewayEvent } from "./events.js";
export type {
  Agent,
  GatewayLimits,
  GatewayOptions,
  GatewayTimeouts,
  RouteRequest,
} from "./options.js";
export type { BodySource } from "./reply/bodySource.js";
export type { RouteName } from "./routes.js";
export { memoryStore } from "./stores/memoryStore.js";
export { redisStore } from "./stores/redisStore.js";
export type { RedisClient } from "./stores/redisStore.js";
export type {
  AttemptRecord,
  AttemptState,
  GatewayStore,
  Reservation,
  SentAnswer,
  StoredToken,
} from "./stores/store.js";
export type { ReadPart } from "./streams.js";
export { NotConnected } from "./upstream/transport.js";
export type { Transport, UpstreamRequest, UpstreamResponse } from "./upstream/transport.js";

/**
 * Answers one request. `env` is passed on to `authorize`; `body` is the request's where its server
 * has it in another form than a web stream.
 */
export type Gateway<Env = unknown> = (
  request: Request,
  env?: Env,
  body?: BodySource,
) => Promise<Response>;

/**
 * The server part that a browser needs between itself and the API, whose client secret must not reach
 * it. It holds a token that opens the whole account, so it answers only agents whom the host knows,
 * only what a composer calls, and never as somebody else.
 *
 * @throws {TypeError} where it could not work, or would be open to anybody: without `authorize`.
 */
export function createGateway<Env = unknown>(options: GatewayOptions<Env>): Gateway<Env> {
  const checked = checkOptions(options);
  const { limits, timeouts } = checked;
  const { store = memoryStore(), transport = fetchTransport, authorize, onEvent } = options;
  const settings = { ...options, ...checked, store, transport };
  const tokens = createTokens(settings);
  const caller = createCaller({ ...settings, tokens });
  const budgets = createBudgets(limits);
  const shared: Shared<Env> = { ...settings, tokens, caller, budgets, held: { bytes: 0 } };
  const isOwnPage = createPageCheck(options.origins);
  const scope = createScope(shared);

  return async (request, env, body) => {
    const started = Date.now();
    const { method, url, headers } = request;
    const reference = crypto.randomUUID();
    const trace: Trace = { reference, method, outcome: "refused", bytes: 0 };
    const source = body ?? partsOf(request.bodyUsed ? null : request.body);
    const leave: (() => void)[] = [];

    const respond = async (): Promise<Response> => {
      leave.push(budgets.admit());
      if (!isOwnPage(request, method !== "GET")) {
        throw new Refusal(403, "Not for other sites' pages.");
      }
      const match = findRoute(method, new URL(url), checked.mount);
      trace.route = match.route;
      trace.conversationId = match.conversationId;
      // A body must not be read before it is known whose it is.
      const head = request.body === null ? request : new Request(url, { method, headers });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the host calls it with
      const ask = () => authorize(head, env as Env);
      const agent = await inTime(ask, timeouts.token, () => new Refusal(500, "authorize failed."));
      if (agent === null) throw new Refusal(401, "Nobody is signed in.");
      // It is written into replies as it is.
      const isUser = agent?.userId === undefined || Number.isSafeInteger(agent.userId);
      if (typeof agent?.id !== "string" || agent.id === "" || !isUser) {
        throw new Refusal(500, "authorize gave no id, or no number as userId.");
      }
      trace.agent = agent.id;
      leave.push(budgets.admitAgent(agent.id));
      const asked: Asked<Env> = { request, env, agent, match, trace };
      await scope.check(asked);
      if (match.route === "attempt") return findAttempt(asked, shared);
      if (match.route !== "reply") return read(asked, shared, scope);
      if (request.bodyUsed) throw wasRead();
      return reply(asked, source, shared);
    };

    let response: Response;
    try {
      response = await respond();
      if (trace.outcome === "refused" && response.status === 200) trace.outcome = "answered";
    } catch (thrown) {
      source.cancel();
      const refusal = asRefusal(thrown);
      trace.reason = refusal.message;
      if (trace.route === "reply") trace.outcome = "not-sent";
      response = refusalResponse(refusal, reference);
    }
    const { status, headers: answered } = response;
    const event = { ...trace, status, ms: Date.now() - started };
    // A host's log that is full must not change what an agent reads.
    void quietly(() => onEvent?.(event));
    const { read: readPart, cancel } = partsOf(response.body);
    const end = () => {
      for (const act of leave.splice(0)) act();
      cancel();
    };
    if (response.body === null) {
      end();
      return response;
    }
    // An answer counts as under way until the browser has it.
    return new Response(streamOf(readPart, end), { status, headers: answered });
  };
}
