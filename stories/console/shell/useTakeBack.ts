import { useMatch } from "react-router";
import { useOutbox } from "../../../src/index.js";
import type { OutboxEntry } from "../../../src/index.js";
import { useKeys } from "../keys/useKeys.js";
import { useAnswer } from "./places.js";

/** Takes a reply back before it goes, and shows it to be changed; `z` the one that was sent last. */
export function useTakeBack(): (entry: OutboxEntry) => void {
  const answer = useAnswer();
  const open = useMatch("/conversations/:id")?.params.id;
  const latest = useOutbox().findLast(({ status }) => status === "delayed");
  const takeBack = ({ cancel, conversationId }: OutboxEntry) => {
    cancel?.();
    answer(conversationId, { hasReplyOpen: true, replace: String(conversationId) === open });
  };
  useKeys({ z: () => latest && takeBack(latest) });
  return takeBack;
}
