import type { QueryClient } from "@tanstack/react-query";
import type { Thread } from "../api/port.js";
import { withDeadline } from "../async/withDeadline.js";
import type { Checks, Concern } from "../domain/concern.js";
import type { Reply } from "../domain/reply.js";
import { report } from "../domain/report.js";
import { strangersIn, unusualIn, type Stranger } from "../domain/strangers.js";
import { isEmail } from "../sending/attempt.js";
import { checkText } from "./checks.js";
import type { Known } from "../sending/hosts.js";
import { participantsOf } from "./participants.js";
import type { SeenThreads } from "./seenThreads.js";
import type { Session } from "../session/session.js";
import type { AttemptContent } from "../sending/tries.js";
import { followed } from "../session/initialValues.js";
import type { BeforeSend, ReplyComposerOptions } from "../options.js";

/** What a press needs to know of its composer. */
export interface Pressed {
  session: Session;
  seen: SeenThreads;
  client: QueryClient;
  /** The query of the conversation's threads. */
  threads: { queryKey: readonly unknown[] };
  options: ReplyComposerOptions;
}

/** Our questions and the host's, in one list. */
export async function allConcerns(
  pressed: Pressed,
  content: AttemptContent,
  { agreed, mayBeSecond }: Known,
): Promise<readonly Concern[]> {
  const { session, seen, options } = pressed;
  const { values, reply, conversationId } = content;
  const { conversation, api, checks = {}, strings, beforeSend } = options;
  const isAsked = (code: keyof Checks) => checks[code] !== false;
  const isNews = ({ who }: Stranger) => !agreed.has(who);
  const concerns: Concern[] = [];
  const isSecond = isEmail(reply) && (await mayBeSecond(content));
  // Before what is new: what its check learns of the conversation counts.
  const asked = await askHost(beforeSend, reply);
  // Drafts and history reach nobody: the host alone is asked about them.
  if (isEmail(reply)) {
    const files = session.attachments.getSnapshot();
    concerns.push(...(await checkText(values, files, checks, strings?.attachmentWords ?? [])));
    const strangers = isAsked("stranger") ? strangersOf(pressed, content).filter(isNews) : [];
    if (strangers.length > 0) concerns.push({ code: "stranger", strangers });
    const unusual = isAsked("unusual-address") ? unusualIn(values, conversation) : [];
    const recipients = unusual.filter(isNews);
    if (recipients.length > 0) concerns.push({ code: "unusual-address", recipients });
    if (String(conversationId) === String(conversation.id)) {
      const threads = isAsked("new-threads") && (await seen.unseen(api, conversation.id));
      if (threads) concerns.push({ code: "new-threads", threads });
      const to = isAsked("status-changed") && seen.changedStatus();
      if (to) concerns.push({ code: "status-changed", to });
    }
    if (isSecond) concerns.push({ code: "earlier-try" });
  }
  return [...concerns, ...asked];
}

/** From what is loaded already, so that Send waits for no request. Empty where the threads are not. */
export function strangersOf(
  { client, threads, options }: Pressed,
  { values, conversationId }: AttemptContent,
): Stranger[] {
  const { conversation, initial, internalDomains } = options;
  const listed = client.getQueryData<readonly Thread[]>(threads.queryKey);
  const isOwn = String(conversationId) === String(conversation.id);
  if (!isOwn || !listed || !internalDomains) return [];
  const given = followed(conversation, initial);
  return strangersIn(values, given, conversation, participantsOf(listed), internalDomains);
}

/** Milliseconds that a host's check may take: one that never answers must not hold a reply. */
const hostTimeoutMs = 5000;

/** What the host's own check finds. One that throws, or takes too long, finds nothing. */
async function askHost(
  beforeSend: BeforeSend | undefined,
  reply: Reply,
): Promise<readonly Concern[]> {
  if (!beforeSend) return [];
  try {
    const found = await withDeadline(async () => beforeSend(reply), hostTimeoutMs, []);
    return found.map((one) => ({ ...one, code: "host" as const }));
  } catch (error) {
    report(error);
    return [];
  }
}
