import type { QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mayHold, takeOver, type Place } from "../../session/places.js";
import { createStandIn, retain, sessionFor, type Session } from "../../session/session.js";
import type { ReplyComposerOptions } from "../../options.js";
import { useHostQueryClient } from "../context/useHostQueryClient.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** Which reply a composer shows: one conversation's, and one agent's. */
interface NamedReply {
  client: QueryClient;
  session: Session;
  /** Another number is another reply: nothing of the one before may be left. */
  identity: number;
  /** What the same agent, or nobody yet, had in its place before. */
  previous: Session | undefined;
}

/** Half a number more: another composer on the page has the reply, and may give it back. */
export interface ShownReply extends NamedReply {
  place: Place;
}

type NamingOptions = Pick<ReplyComposerOptions, "queryClient" | "conversation" | "drafts">;

/**
 * The reply that the options name; what stands in for it while another composer on the page has it,
 * since two that hold one reply would have to be one.
 */
export function useShownReply(options: NamingOptions): ShownReply {
  const [place] = useState(() => Symbol("composer"));
  const [aside, setAside] = useState<Session>();
  const named = useNamedReply(options);
  const { client, session, identity } = named;
  // Taken for the one that has it until it is mounted: mostly that is so, and then it is rendered once.
  useBeforePaint(() => {
    const { places } = session;
    let standIn: Session | undefined;
    /** What a host has put into the stand-in is the reply's. */
    const handOver = () => {
      const moving = standIn?.draft?.held();
      if (moving) {
        void session.draft?.receive(moving);
        // A host that hides the composer keeps its form, and would have it received again.
        standIn?.draft?.leave();
      }
      standIn = undefined;
    };
    const show = () => {
      if (mayHold(places, place)) {
        handOver();
      } else {
        standIn ??= createStandIn(session, () => takeOver(places, place));
      }
      setAside(standIn);
    };
    const leave = retain(client, session, place, show);
    show();
    return () => {
      handOver();
      leave();
    };
  }, [client, session, place]);
  return aside?.standsFor === session
    ? { client, session: aside, identity: identity + 0.5, previous: undefined, place }
    : { ...named, place };
}

/** Nobody's stays the same reply once its agent is named. */
function useNamedReply({ queryClient, conversation: { id }, drafts }: NamingOptions): NamedReply {
  const client = useHostQueryClient(queryClient);
  const scope = drafts?.scope;
  const [shown, setShown] = useState<NamedReply>(() => ({
    client,
    session: sessionFor(client, id, scope),
    identity: 0,
    previous: undefined,
  }));
  const { session: before } = shown;
  const isSame = before.scope === scope && String(before.conversationId) === String(id);
  if (isSame && shown.client === client) return shown;
  const session = sessionFor(client, id, scope, before);
  if (session === before) return shown;
  const isOwn = before.scope === scope || before.scope === undefined;
  const next: NamedReply = isSame
    ? { ...shown, client, session }
    : { client, session, identity: shown.identity + 1, previous: isOwn ? before : undefined };
  setShown(next);
  return next;
}
