import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useOutbox } from "../../../src/index.js";
import type { OutboxEntry } from "../../../src/index.js";
import { useNeighbours } from "../data/useNeighbours.js";
import { useSettings } from "../settings/settings.js";
import type { Place } from "../shell/places.js";
import { useAnswer } from "../shell/places.js";

/**
 * "After sending: next, list": goes on as soon as a reply is on its way. What becomes of it is in the
 * tray. Drafts and history answer nobody, so the agent stays with them.
 */
export function useMoveOn(id: string, { isReplace }: { isReplace: boolean }): void {
  const entry = useOutbox().find(({ conversationId }) => String(conversationId) === id);
  const { afterSending } = useSettings();
  const { nextWaiting } = useNeighbours(id);
  const answer = useAnswer();
  const navigate = useNavigate();
  const before = useRef(entry);
  const isHere = useRef(true);
  // An effect, since a press is only seen by what the outbox holds after it.
  useEffect(() => {
    const wasPressed = isNewPress(before.current, entry);
    before.current = entry;
    if (!wasPressed || afterSending === "stay") return;
    const goOn = async () => {
      const next = await nextWaiting();
      // Nobody is pulled out of where they have gone meanwhile.
      if (!isHere.current) return;
      if (next !== undefined && afterSending === "next") answer(next, { replace: isReplace });
      else {
        const more: Place = next === undefined ? { isDone: true } : { next: String(next) };
        void navigate("/", { replace: isReplace, state: { from: id, ...more } });
      }
    };
    void goOn();
  });
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
}

function isNewPress(before: OutboxEntry | undefined, now: OutboxEntry | undefined): boolean {
  if (now?.kind !== "reply" || !isOnItsWay(now)) return false;
  // What goes again by itself, after a rate limit, nobody has pressed.
  return before === undefined || (!isOnItsWay(before) && before.goesAt === undefined);
}

function isOnItsWay({ status }: OutboxEntry): boolean {
  return status === "delayed" || status === "waiting" || status === "sending";
}
