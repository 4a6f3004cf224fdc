import type { Bytes } from "./bytes.js";
import { answer, Refusal } from "./answers.js";
import { headersFor } from "./context.js";
import type { Asked, Shared } from "./context.js";
import { conversationIdOf } from "./routes.js";
import { asRecord, readMailboxId } from "./scope.js";
import type { Scope } from "./scope.js";
import type { Exchange } from "./upstream/caller.js";
import { errorResponse, isJson, mostScanned, passedHeaders, readError } from "./upstream/passed.js";
import { readUpTo } from "./upstream/readBody.js";

const mostHops = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Reads from the API. @throws {Refusal}, or whatever broke the connection. */
export async function read<Env>(
  asked: Asked<Env>,
  shared: Shared<Env>,
  scope: Scope<Env>,
): Promise<Response> {
  const { request, env, match } = asked;
  const { signal } = request;
  const get = (path: string) =>
    shared.caller({ method: "GET", path, headers: headersFor(request), signal, env });
  const seen = new Set<number>();
  let id = match.conversationId ?? 0;
  let exchange = await get(match.path);
  /*
   * Where a conversation was merged away, the answer is the one it was merged into: the browser would
   * follow a redirect by itself, unseen, up to 20 hops and to any origin.
   */
  while (match.route === "conversation" && redirects.has(exchange.status)) {
    seen.add(id);
    const target = targetOf(exchange.header("Location"), id, shared.apiUrl);
    exchange.close();
    if (target === undefined)
      throw new Refusal(508, "The API redirects elsewhere than to a conversation.");
    if (seen.has(target)) throw new Refusal(508, "The API's redirects lead in a circle.");
    if (seen.size > mostHops)
      throw new Refusal(508, `The API redirects more than ${mostHops} times.`);
    id = target;
    // oxlint-disable-next-line no-await-in-loop -- one hop after the other
    exchange = await get(`/v2/conversations/${id}`);
  }
  return toResponse(exchange, id, asked, shared, scope);
}

function targetOf(location: string | null, id: number, apiUrl: string): number | undefined {
  const from = `${apiUrl}/v2/conversations/${id}`;
  if (location === null || !URL.canParse(location, from)) return undefined;
  const { origin, pathname, search } = new URL(location, from);
  const base = new URL(apiUrl);
  const prefix = base.pathname.replace(/\/$/, "");
  if (origin !== base.origin || search !== "" || !pathname.startsWith(`${prefix}/`))
    return undefined;
  return conversationIdOf(pathname.slice(prefix.length));
}

async function toResponse<Env>(
  exchange: Exchange,
  id: number,
  asked: Asked<Env>,
  { tokens }: Shared<Env>,
  scope: Scope<Env>,
): Promise<Response> {
  const { status } = exchange;
  if (status >= 400 && status < 600) {
    const error = await readError(exchange, tokens);
    exchange.close();
    return errorResponse(exchange, error, asked.trace.reference);
  }
  if (status !== 200) throw ended(exchange, `The API answered ${status}.`);
  if (!isJson(exchange)) throw ended(exchange, "The API's answer is not JSON.");
  const headers = passedHeaders(exchange);
  const { bytes, rest } = await readUpTo(exchange.body, mostScanned);
  const text = new TextDecoder().decode(bytes);
  if (tokens.isIn(text)) throw ended(exchange, "The API's answer held what no browser may see.");
  const { route, conversationId = 0 } = asked.match;
  const isNarrowed = asked.agent.mailboxIds !== undefined || id !== conversationId;
  const isJudged = isNarrowed && (route === "conversation" || route === "conversations");
  if (rest !== undefined) {
    if (isJudged) throw ended(exchange, "The API's answer is too long.");
    return answer(200, continued(bytes, rest, exchange), headers);
  }
  exchange.close();
  if (!isJudged) return answer(200, bytes, headers);
  return answer(200, await judged(text, id, asked, scope), headers);
}

function ended(exchange: Exchange, message: string): Refusal {
  exchange.close();
  return new Refusal(502, message);
}

/** A conversation, or a list of them, as far as this agent may see it. */
async function judged<Env>(
  text: string,
  id: number,
  asked: Asked<Env>,
  scope: Scope<Env>,
): Promise<string> {
  const { route } = asked.match;
  const { mailboxIds } = asked.agent;
  const body = parse(text);
  if (route === "conversation") {
    await scope.checkConversation(asked, id, readMailboxId(body));
    return text;
  }
  const { _embedded, ...rest } = asRecord(body);
  const { conversations } = asRecord(_embedded);
  const rows: unknown[] = Array.isArray(conversations) ? conversations : [];
  const shown = rows.filter((row) => mailboxIds?.includes(readMailboxId(row) ?? -1));
  return JSON.stringify({ ...rest, _embedded: { conversations: shown } });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(502, "The API's answer is not JSON.");
  }
}

function continued(
  first: Bytes,
  rest: ReadableStreamDefaultReader<Bytes>,
  exchange: Exchange,
): ReadableStream<Bytes> {
  let isFirst = true;
  return new ReadableStream(
    {
      async pull(controller) {
        if (isFirst) {
          isFirst = false;
          return controller.enqueue(first);
        }
        const { done, value } = await rest.read();
        if (!done) return controller.enqueue(value);
        exchange.close();
        controller.close();
      },
      cancel: () => exchange.close(),
    },
    { highWaterMark: 0 },
  );
}
