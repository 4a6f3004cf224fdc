import { Refusal, refusalResponse, wasRead } from "./answers.js";
import { findAttempt } from "./attempts.js";
import { createBudgets } from "./budgets.js";
import type { Asked, Shared } from "./context.js";
import { inTime } from "./deadline.js";
import { emitEvent } from "./events.js";
import type { Trace } from "./events.js";
import { checkOptions, limitsOf, timeoutsOf } from "./options.js";
import type { Agent, GatewayOptions } from "./options.js";
import { createPageCheck } from "./origins.js";
import { read } from "./reading.js";
import type { BodySource } from "./reply/bodySource.js";
import { reply } from "./reply/reply.js";
import { findRoute } from "./routes.js";
import { createScope } from "./scope.js";
import { memoryStore } from "./stores/memoryStore.js";
import { partsOf, streamOf } from "./streams.js";
import { createCaller, Late } from "./upstream/caller.js";
import { createTokens } from "./upstream/tokens.js";
import { fetchTransport, NotConnected } from "./upstream/transport.js";

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
  const { apiUrl, mount } = checkOptions(options);
  const { store = memoryStore(), transport = fetchTransport, authorize, onEvent } = options;
  const limits = limitsOf(options.limits);
  const timeouts = timeoutsOf(options.timeouts);
  const settings = { ...options, apiUrl, store, transport, limits, timeouts };
  const tokens = createTokens(settings);
  const caller = createCaller({ ...settings, tokens });
  const shared: Shared<Env> = { ...settings, tokens, caller };
  const isOwnPage = createPageCheck(options.origins);
  const budgets = createBudgets(limits);
  const scope = createScope(shared);
  const held = { bytes: 0 };

  const agentOf = async (request: Request, env: Env | undefined): Promise<Agent> => {
    const { url, method, headers, body } = request;
    // A body must not be read before it is known whose it is.
    const head = body === null ? request : new Request(url, { method, headers });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the host calls it with
    const ask = () => authorize(head, env as Env);
    const failed = () => new Refusal(500, "authorize failed.");
    const agent = await inTime(ask, timeouts.token, failed);
    if (agent === null) throw new Refusal(401, "Nobody is signed in.");
    // It is written into replies as it is.
    const isUser = agent?.userId === undefined || Number.isSafeInteger(agent.userId);
    if (typeof agent?.id === "string" && agent.id !== "" && isUser) return agent;
    throw new Refusal(500, "authorize gave no agent with an id, and a number as userId.");
  };

  const respond = async (
    request: Request,
    env: Env | undefined,
    source: BodySource,
    trace: Trace,
    leave: (() => void)[],
  ): Promise<Response> => {
    leave.push(budgets.admit());
    const { method } = request;
    if (!isOwnPage(request, method !== "GET")) {
      throw new Refusal(403, "Not for other sites' pages.");
    }
    const match = findRoute(method, new URL(request.url), mount);
    trace.route = match.route;
    trace.conversationId = match.conversationId;
    const agent = await agentOf(request, env);
    trace.agent = agent.id;
    leave.push(budgets.admitAgent(agent.id));
    const asked: Asked<Env> = { request, env, agent, match, trace };
    await scope.check(asked);
    if (match.route === "attempt") return findAttempt(asked, shared);
    if (match.route !== "reply") return read(asked, shared, scope);
    if (request.bodyUsed) throw wasRead();
    return reply(asked, source, shared, budgets, held);
  };

  return async (request, env, body) => {
    const started = Date.now();
    const { method } = request;
    const reference = crypto.randomUUID();
    const trace: Trace = { reference, method, outcome: "refused", bytes: 0 };
    const source = body ?? partsOf(request.bodyUsed ? null : request.body);
    const leave: (() => void)[] = [];
    let response: Response;
    try {
      response = await respond(request, env, source, trace, leave);
      if (trace.outcome === "refused" && response.status === 200) trace.outcome = "answered";
    } catch (thrown) {
      source.cancel();
      const refusal = asRefusal(thrown);
      trace.reason = refusal.message;
      if (trace.route === "reply") trace.outcome = "not-sent";
      response = refusalResponse(refusal, reference);
    }
    const { status, headers, body: answered } = response;
    emitEvent(onEvent, { ...trace, status, ms: Date.now() - started });
    const end = () => {
      for (const act of leave.splice(0)) act();
    };
    if (answered === null) {
      end();
      return response;
    }
    // An answer counts as under way until the browser has it.
    const { read: readPart, cancel } = partsOf(answered);
    const counted = streamOf(readPart, () => {
      end();
      cancel();
    });
    return new Response(counted, { status, headers });
  };
}

/** What is thrown here was thrown before or without anything being done by the API. */
function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof Late) return new Refusal(504, "The API did not answer in time.");
  const words = thrown instanceof NotConnected ? "could not be reached" : "broke the connection";
  return new Refusal(502, `The API ${words}.`);
}
