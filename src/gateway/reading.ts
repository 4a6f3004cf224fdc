import { answer, json, Refusal } from "./answers.js";
import type { Asked, Shared } from "./context.js";
import { isValid } from "./routes.js";
import { quietly } from "./deadline.js";
import { asRecord, embedded } from "./json.js";
import type { Scope } from "./scope.js";
import { readUpTo, startingWith, streamOf } from "./streams.js";
import type { Exchange } from "./upstream/caller.js";
import { isJson, mostScanned, passedHeaders, readError } from "./upstream/passed.js";

const mostHops = 5;
const conversations = "/v2/conversations/";
const noJson = "answered no JSON";

/** Reads from the API. @throws {Refusal}, or whatever broke the connection. */
export async function read<Env>(
  asked: Asked<Env>,
  { caller, apiUrl, tokens }: Shared<Env>,
  scope: Scope<Env>,
): Promise<Response> {
  const { route, path, conversationId = 0 } = asked.match;
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
  const isFollowed = () => route === "conversation" && /^30[12378]$/.test(String(exchange.status));
  for (let hops = 0; isFollowed(); hops += 1) {
    const target = targetOf(exchange, apiUrl + conversations);
    if (target === undefined || hops === mostHops) {
      throw ended(508, `redirects elsewhere, or more than ${mostHops} times`);
    }
    exchange.close();
    id = target;
    // oxlint-disable-next-line no-await-in-loop -- one hop after the other
    exchange = await caller(asked, conversations + id);
  }
  const { status } = exchange;
  if (status >= 400 && status < 600) {
    const { response } = await readError(exchange, tokens, asked.trace.reference);
    exchange.close();
    return response;
  }
  if (status !== 200) throw ended(502, `answered ${status}`);
  if (!isJson(exchange)) throw ended(502, noJson);
  const headers = passedHeaders(exchange);
  const { bytes, isWhole } = await readUpTo(exchange.read, mostScanned);
  const text = new TextDecoder().decode(bytes);
  if (tokens.isIn(text)) throw ended(502, "answered with a secret");
  const isNarrowed = asked.agent.mailboxIds !== undefined || id !== conversationId;
  const isJudged = isNarrowed && (route === "conversation" || route === "conversations");
  if (!isJudged && !isWhole) {
    return answer(200, streamOf(startingWith(bytes, exchange.read), exchange.close), headers);
  }
  exchange.close();
  if (!isJudged) return answer(200, bytes, headers);
  // As far as this agent may see it.
  const body = await quietly(() => JSON.parse(text) as unknown);
  if (body === undefined) throw ended(502, noJson);
  const { mailboxId, ...rest } = asRecord(body);
  if (route === "conversation") {
    await scope.checkConversation(asked, id, mailboxId);
    return answer(200, bytes, headers);
  }
  const { mailboxIds } = asked.agent;
  const shown = embedded(body, "conversations").filter((row) =>
    mailboxIds?.some((one) => one === row["mailboxId"]),
  );
  return json(200, { ...rest, _embedded: { conversations: shown } }, headers);
}

/** The conversation that a redirect leads to: under the same address as all others, or none. */
function targetOf({ header }: Exchange, base: string): number | undefined {
  const location = header("Location") ?? "";
  const href = URL.canParse(location, base) ? new URL(location, base).href : "";
  const id = href.slice(base.length);
  return href.startsWith(base) && isValid("id", id) ? Number(id) : undefined;
}
