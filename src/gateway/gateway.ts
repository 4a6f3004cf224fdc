import { Refusal, refusalResponse } from "./answers.js";
import { findAttempt } from "./attempts.js";
import { createBudgets } from "./budgets.js";
import type { Asked, Shared } from "./context.js";
import { withDeadline } from "./deadline.js";
import { emitEvent } from "./events.js";
import type { Trace } from "./events.js";
import { checkOptions, limitsOf, timeoutsOf } from "./options.js";
import type { Agent, GatewayOptions } from "./options.js";
import { createPageCheck } from "./origins.js";
import { read } from "./reading.js";
import { webBody } from "./reply/bodySource.js";
import type { BodySource } from "./reply/bodySource.js";
import { reply } from "./reply/reply.js";
import { findRoute } from "./routes.js";
import { createScope } from "./scope.js";
import { memoryStore } from "./stores/memoryStore.js";
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
  const { appId, appSecret, authorize, allow, onEvent } = options;
  const { store = memoryStore(), transport = fetchTransport } = options;
  const limits = limitsOf(options.limits);
  const timeouts = timeoutsOf(options.timeouts);
  const tokens = createTokens({ apiUrl, appId, appSecret, store, timeouts, transport });
  const caller = createCaller({ apiUrl, timeouts, tokens, transport });
  const shared: Shared<Env> = { apiUrl, appId, limits, timeouts, store, tokens, caller, allow };
  const isOwnPage = createPageCheck(options.origins);
  const budgets = createBudgets(limits);
  const scope = createScope(shared);
  const held = { bytes: 0 };

  const agentOf = async (request: Request, env: Env | undefined): Promise<Agent> => {
    const { url, method, headers } = request;
    // Without its body, which must not be read before it is known whose it is.
    const head = new Request(url, { method, headers });
    const late = () => new Error("authorize does not answer.");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the host calls it with
    const ask = async () => authorize(head, env as Env);
    const agent = await withDeadline(ask(), timeouts.token, late).catch(() => {
      throw new Refusal(500, "authorize failed.");
    });
    if (agent === null) throw new Refusal(401, "Nobody is signed in.");
    // It is written into replies as it is.
    const isUser = agent?.userId === undefined || Number.isSafeInteger(agent.userId);
    if (typeof agent?.id === "string" && agent.id !== "" && isUser) return agent;
    throw new Refusal(
      500,
      "authorize gave neither null nor an agent with an id and a user's number.",
    );
  };

  const respond = async (
    request: Request,
    env: Env | undefined,
    source: BodySource,
    trace: Trace,
    leave: (() => void)[],
  ): Promise<Response> => {
    leave.push(budgets.admit());
    const { method, bodyUsed } = request;
    if (!isOwnPage(request, method !== "GET")) {
      throw new Refusal(403, "Requests of other sites' pages are not accepted.");
    }
    const match = findRoute(method, new URL(request.url), mount);
    trace.route = match.route;
    if (match.conversationId !== undefined) trace.conversationId = match.conversationId;
    const agent = await agentOf(request, env);
    trace.agent = agent.id;
    leave.push(budgets.admitAgent(agent.id));
    const asked: Asked<Env> = { request, env, agent, match, trace };
    await scope.check(asked);
    if (match.route === "attempt") return findAttempt(asked, shared);
    if (match.route !== "reply") return read(asked, shared, scope);
    if (bodyUsed) {
      throw new Refusal(
        500,
        "The body was read before the gateway: mount it before any body parser.",
      );
    }
    return reply(asked, source, shared, budgets, held);
  };

  return async (request, env, body) => {
    const started = Date.now();
    const { method } = request;
    const reference = crypto.randomUUID();
    const trace: Trace = { reference, method, outcome: "refused", bytes: 0 };
    const source = body ?? webBody(request.bodyUsed ? null : request.body);
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
    const { status } = response;
    const end = () => {
      for (const act of leave) act();
    };
    emitEvent(onEvent, { ...trace, status, ms: Date.now() - started });
    if (response.body === null) end();
    return response.body === null ? response : endingWith(response, end);
  };
}

/** What is thrown here was thrown before or without anything being done by the API. */
function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof Late) return new Refusal(504, "The API did not answer in time.");
  if (thrown instanceof NotConnected) return new Refusal(502, "The API could not be reached.");
  return new Refusal(502, "The connection to the API was lost.");
}

/** An answer counts as under way until the browser has it. */
function endingWith({ body, status, headers }: Response, end: () => void): Response {
  const reader = body?.getReader();
  const counted = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await reader?.read();
          if (next?.value !== undefined) return controller.enqueue(next.value);
          controller.close();
        } catch (thrown) {
          controller.error(thrown);
        }
        end();
      },
      async cancel(reason) {
        end();
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(counted, { status, headers });
}
