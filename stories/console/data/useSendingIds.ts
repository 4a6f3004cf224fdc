import { useOutbox } from "../../../src/index.js";

/** The conversations whose reply is on its way: their draft is kept until it is there. */
export function useSendingIds(): ReadonlySet<string> {
  const sending = useOutbox().filter(({ status }) => status !== "failed" && status !== "uncertain");
  return new Set(sending.map(({ conversationId }) => String(conversationId)));
}
