import { answer, Refusal } from "./answers.js";
import type { Bytes } from "./bytes.js";
import type { Asked, Shared } from "./context.js";
import { isValid } from "./routes.js";
import { asRecord, embedded, parse } from "./json.js";
import type { Scope } from "./scope.js";
import { readUpTo, streamOf } from "./streams.js";
import type { Exchange } from "./upstream/caller.js";
import { isJson, mostScanned, passedHeaders, readError } from "./upstream/passed.js";

const mostHops = 5;

/** Reads from the API. @throws {Refusal}, or whatever broke the connection. */
export async function read<Env>(
  asked: Asked<Env>,
  { caller, apiUrl, tokens }: Shared<Env>,
  scope: Scope<Env>,
): Promise<Response> {
  const { route, path, conversationId = 0 } = asked.match;
  let hops = 0;
  let id = conversationId;
  let exchange = await caller(asked, path);
  const ended = (status: number, what: string) => {
    exchange.close();
    return new Refusal(status, `The API ${what}.`);
  };
  /*
   * Where a conversation was merged away, the API answers with the one it was merged into: the browser would
   * follow a redirect by itself, unseen, up to 20 hops and to any origin.
   */
  while ([301, 302, 303, 307, 308].includes(exchange.status)) {
    if (route !== "conversation") break;
    hops += 1;
    const target = targetOf(exchange, `${apiUrl}/v2/conversations/`);
    if (target === undefined) throw ended(508, "redirects elsewhere than to a conversation");
    if (hops > mostHops) throw ended(508, `redirects more than ${mostHops} times`);
    exchange.close();
    id = target;
    // oxlint-disable-next-line no-await-in-loop -- one hop after the other
    exchange = await caller(asked, `/v2/conversations/${id}`);
  }
  const { status } = exchange;
  if (status >= 400 && status < 600) {
    const { response } = await readError(exchange, tokens, asked.trace.reference);
    exchange.close();
    return response;
  }
  if (status !== 200) throw ended(502, `answered ${status}`);
  if (!isJson(exchange)) throw ended(502, "answered something else than JSON");
  const headers = passedHeaders(exchange);
  const { bytes, isWhole } = await readUpTo(exchange.read, mostScanned);
  const text = new TextDecoder().decode(bytes);
  if (tokens.isIn(text)) throw ended(502, "answered what no browser may see");
  const isNarrowed = asked.agent.mailboxIds !== undefined || id !== conversationId;
  const isJudged = isNarrowed && (route === "conversation" || route === "conversations");
  if (!isWhole) {
    if (isJudged) throw ended(502, "answered too much");
    return answer(200, continued(bytes, exchange), headers);
  }
  exchange.close();
  return answer(200, isJudged ? await judged(text, id, asked, scope) : bytes, headers);
}

/** The conversation that a redirect leads to: under the same address as all others, or none. */
function targetOf({ header }: Exchange, base: string): number | undefined {
  const location = header("Location") ?? "";
  const href = URL.canParse(location, base) ? new URL(location, base).href : "";
  const id = href.slice(base.length);
  return href.startsWith(base) && isValid("id", id) ? Number(id) : undefined;
}

/** A conversation, or a list of them, as far as this agent may see it. */
async function judged<Env>(
  text: string,
  id: number,
  asked: Asked<Env>,
  scope: Scope<Env>,
): Promise<string> {
  const body = parse(text);
  if (body === undefined) throw new Refusal(502, "The API answered something else than JSON.");
  const { mailboxId, ...rest } = asRecord(body);
  if (asked.match.route === "conversation") {
    await scope.checkConversation(asked, id, mailboxId);
    return text;
  }
  const { mailboxIds = [] } = asked.agent;
  const shown = embedded(body, "conversations").filter((row) =>
    mailboxIds.some((one) => one === row["mailboxId"]),
  );
  return JSON.stringify({ ...rest, _embedded: { conversations: shown } });
}

function continued(beginning: Bytes, rest: Exchange): ReadableStream<Bytes> {
  let first: Bytes | undefined = beginning;
  const next = async () => {
    const part = first ?? (await rest.read());
    first = undefined;
    return part;
  };
  return streamOf(next, () => rest.close());
}
