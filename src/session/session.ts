import type { QueryClient } from "@tanstack/react-query";
import { createListeners } from "../async/createStore.js";
import { createAttachmentStore, type AttachmentStore } from "../attachments/store.js";
import type { Conversation, Id } from "../domain/conversation.js";
import type { FieldName } from "../domain/fields.js";
import { createArrivingDraft } from "../drafts/arrivingDraft.js";
import type { LocalDraft } from "../drafts/localDraft.js";
import { createPageDraft, type PageDraft } from "../drafts/pageDraft.js";
import type { DraftOptions } from "../drafts/storage/places.js";
import type { DraftScope } from "../drafts/storage/storage.js";
import type { Optional } from "../domain/optional.js";
import type { ReplyPatch } from "../options.js";
import type { Connection } from "../sending/outcomes.js";
import { mayHold, takeOver, type Place, type Places } from "./places.js";
import { createSender, type Sender } from "../sending/sender.js";
import { waitingPress } from "../sending/sendState.js";

/**
 * What one agent's reply to a conversation is made of beside its form; it outlives an unmounted
 * composer.
 */
export interface Session {
  conversationId: Id;
  /** Whose reply it is; nobody's as long as the host does not say. */
  scope: DraftScope | undefined;
  attachments: AttachmentStore;
  /** Its presses, and what became of them. */
  sender: Sender;
  /** What the form holds, or held when its composer went away; from its first composer on. */
  draft?: LocalDraft | undefined;
  /** What holds it in memory, as long as it is kept nowhere else. */
  page?: PageDraft | undefined;
  /** As the host wants that kept. */
  draftOptions: Optional<DraftOptions>;
  /** The conversation as untouched fields last followed it: it may change between two composers. */
  followed?: Followed | undefined;
  /** Shared by all sessions of a QueryClient. */
  connection: Connection;
  /** Threads that were created from here, by id: they are no news. */
  ownThreads: Set<string>;
  /** How many were created from here whose id no response gave. */
  unidentifiedThreads: number;
  /** The composers that show it now; one of them holds it. */
  places: Places;
  /** The session that another composer on the page holds; this one is of no reply. */
  standsFor?: Session | undefined;
  /** The same agent's session of another conversation, of the same QueryClient. */
  of: (conversationId: Id) => Session;
}

interface Followed {
  conversation: Conversation;
  initial: ReplyPatch | undefined;
  /** Never followed again, even if they come to look untouched. */
  edited: Set<FieldName>;
}

interface Registry {
  connection: Connection;
  sessions: Map<string, Session>;
  /** The last result of `shownScopes`. */
  scopes: ReadonlySet<DraftScope | undefined>;
  news: ReturnType<typeof createListeners>;
}

/** Whose composers the page shows, or has shown last. */
export function shownScopes(registry: Registry): Registry["scopes"] {
  const shown = [...registry.sessions.values()].filter(({ places }) => places.shown.size > 0);
  if (shown.length > 0) registry.scopes = new Set(shown.map(({ scope }) => scope));
  return registry.scopes;
}

const registries = new WeakMap<QueryClient, Registry>();

/** All sessions of a QueryClient, and the listeners of their changes. */
export function registryOf(client: QueryClient): Registry {
  const registry = registries.get(client) ?? {
    connection: { isDoubted: false },
    sessions: new Map(),
    scopes: new Set(),
    news: createListeners(),
  };
  registries.set(client, registry);
  return registry;
}

function nameOf(conversationId: Id, scope: DraftScope | undefined): string {
  return JSON.stringify([String(conversationId), scope]);
}

/**
 * The one session of a conversation and an agent, per QueryClient. Nobody's becomes that of the first
 * agent who is named, unless another composer than the one that `shown` is of still shows it.
 */
export function sessionFor(
  client: QueryClient,
  conversationId: Id,
  scope: DraftScope | undefined,
  shown?: Session,
): Session {
  const { connection, sessions, news } = registryOf(client);
  const name = nameOf(conversationId, scope);
  const known = sessions.get(name);
  if (known) return known;
  const nobodysName = nameOf(conversationId, undefined);
  const nobodys = sessions.get(nobodysName);
  if (nobodys && (nobodys === shown || nobodys.places.shown.size === 0)) {
    sessions.delete(nobodysName);
    nobodys.scope = scope;
    sessions.set(name, nobodys);
    return nobodys;
  }
  const session = createSession({
    conversationId,
    scope,
    connection,
    of: (id) => sessionFor(client, id, session.scope),
  });
  let isWaiting = false;
  session.sender.subscribe(() => {
    const press = waitingPress(session.sender.getSnapshot(), conversationId);
    if (isWaiting !== !!press) session.draft?.waits(press);
    isWaiting = !!press;
    news.emit();
  });
  // A server unmounts nothing: it would keep each one for as long as its process lives.
  if (typeof document !== "undefined") sessions.set(name, session);
  return session;
}

/** One that no registry has. */
function createSession(
  given: Pick<Session, "conversationId" | "scope" | "connection" | "of">,
): Session {
  const unsent: Omit<Session, "sender"> = {
    ...given,
    attachments: createAttachmentStore(),
    draftOptions: {},
    ownThreads: new Set(),
    unidentifiedThreads: 0,
    places: { shown: new Map() },
  };
  return Object.assign(unsent, { sender: createSender(unsent) });
}

/**
 * What a composer shows while another one on the page holds the reply: none. Nothing of it is sent or
 * kept; what a host puts into it all the same goes over with it.
 */
export function createStandIn(standsFor: Session, onTakeOver: () => void): Session {
  const { conversationId, scope, connection, of } = standsFor;
  const standIn = createSession({ conversationId, scope, connection, of });
  const page = createPageDraft(standIn.attachments);
  page.set({ owner: "elsewhere", isOnThisPage: true });
  return Object.assign(standIn, { standsFor, draft: { ...page, takeOver: onTakeOver } });
}

/** The session's draft, where its host wants it kept: that of the composer that holds it. */
export function draftOf(
  session: Session,
  options: Optional<DraftOptions>,
  place: Place,
): LocalDraft {
  const { draft, draftOptions: before, attachments, conversationId } = session;
  if (draft && (session.standsFor || !mayHold(session.places, place))) return draft;
  if (draft && before.scope === options.scope && before.storage === options.storage) return draft;
  // What the page holds goes along to the new local draft.
  const held = draft === session.page ? session.page : undefined;
  // Nor does a form take it there where no composer shows it, and what became of its press stays.
  const left = held || session.places.shown.size > 0 ? undefined : draft?.held();
  if (!held) draft?.release?.();
  const page = held ?? createPageDraft(attachments);
  if (left) page.show(left.content);
  const { scope, storage, files } = options;
  Object.assign(session, { page, draftOptions: options });
  // Where nobody says whose it is, it lives as long as the page.
  return (session.draft =
    scope === undefined || storage === false
      ? page
      : createArrivingDraft(conversationId, attachments, { scope, storage, files }, page));
}

/** Counts a composer in. What it returns counts it out, and forgets a session that nothing needs. */
export function retain(
  client: QueryClient,
  session: Session,
  place: Place,
  onPassed: () => void,
): () => void {
  const registry = registryOf(client);
  const { sessions, news } = registry;
  const name = () => nameOf(session.conversationId, session.scope);
  const { places } = session;
  places.shown.set(place, onPassed);
  places.active ??= place;
  // It may have been forgotten while a hidden composer still held it.
  sessions.set(name(), session);
  news.emit();
  return () => {
    shownScopes(registry);
    places.shown.delete(place);
    if (places.active === place) places.active = undefined;
    // A task later: StrictMode unmounts and mounts again at once, and what a host mounts in its place
    // goes on with the reply.
    setTimeout(() => {
      const [first] = places.shown.keys();
      if (!places.active) takeOver(places, first);
      if (first) return;
      const isNeeded =
        session.sender.leave() ||
        session.draft?.values() !== undefined ||
        session.attachments.getSnapshot().length > 0;
      if (!isNeeded && sessions.get(name()) === session) sessions.delete(name());
      news.emit();
    });
  };
}
