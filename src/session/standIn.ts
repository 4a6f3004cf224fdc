import { createPageDraft } from "../drafts/pageDraft.js";
import { createSession, type Session } from "./session.js";

/**
 * What a composer shows while another one on the page holds the reply: none. Nothing of it is sent or
 * kept; what a host puts into it all the same goes over with it.
 */
export function createStandIn(standsFor: Session, takeOver: () => void): Session {
  const { conversationId, scope, connection, of } = standsFor;
  const standIn = createSession({ conversationId, scope, connection, of });
  const page = createPageDraft(standIn.attachments);
  page.set({ owner: "elsewhere", isOnThisPage: true });
  return Object.assign(standIn, { standsFor, draft: { ...page, takeOver } });
}
