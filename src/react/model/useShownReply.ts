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
  /** The session that it took the place of, if that was the same agent's, or had no scope yet. */
  previous: Session | undefined;
}

/** Its `identity` ends in .5 while a stand-in is shown: another composer on the page has the reply. */
export interface ShownReply extends NamedReply {
  place: Place;
}

type NamingOptions = Pick<ReplyComposerOptions, "queryClient" | "conversation" | "drafts">;

/**
 * The reply that the options name. While another composer on the page has it this one shows a
 * stand-in, since two forms cannot hold one reply.
 */
export function useShownReply(options: NamingOptions): ShownReply {
  const [place] = useState(() => Symbol("composer"));
  const [aside, setAside] = useState<Session>();
  const named = useNamedReply(options);
  const { client, session, identity } = named;
  // Until it is mounted, a composer is taken for the one that has the reply: mostly it is, and so it
  // renders once.
  useBeforePaint(() => {
    const { places } = session;
    let standIn: Session | undefined;
    /** Moves what a host has put into the stand-in to the reply. */
    const handOver = () => {
      const moving = standIn?.draft?.held();
      if (moving) {
        void session.draft?.receive(moving);
        // Left here, it would be received again by a host that hides and shows the composer.
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

/** A reply without a scope stays the same one when the host gives it a scope. */
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
