import { toReply, type ReplyValues } from "../../domain/reply.js";
import { effectOf } from "../../domain/rules.js";
import { unusualIn } from "../../domain/strangers.js";
import { isEmail, type PressOptions } from "../../sending/attempt.js";
import type { PreparedReply } from "../../sending/hosts.js";
import { allConcerns, strangersOf, type Pressed } from "../../checks/allConcerns.js";

/** Valid values, with what the composer knows at the time of the press. */
export function preparedReply(
  pressed: Pressed,
  values: ReplyValues,
  { to, status, unsetStatus = status }: PressOptions,
): PreparedReply {
  const { session, seen, options } = pressed;
  const { conversation, undoSeconds = 0 } = options;
  const reply = toReply(values, conversation, options);
  // "Send and close" answers somebody: a draft has answered nobody yet, so it closes nothing.
  const takesStatus = isEmail(reply);
  return {
    undoSeconds,
    content: () => {
      const files = session.attachments.getSnapshot();
      return {
        conversationId: to ?? conversation.id,
        reply: status !== undefined && takesStatus ? { ...reply, status } : reply,
        unsetStatus: takesStatus ? undefined : unsetStatus,
        values,
        attachmentIds: files.map(({ id }) => id),
        attachmentNames: files.map(({ name }) => name),
        before: to === undefined ? seen.before() : undefined,
      };
    },
    concerns: async (content, known) => {
      if (!known.isConfirmed) return allConcerns(pressed, content, known);
      const people = [...strangersOf(pressed, content), ...unusualIn(values, conversation)];
      for (const { who } of people) known.agreed.add(who);
      return [];
    },
    expect: (content) => seen.expect(effectOf(options, content.reply)),
  };
}
