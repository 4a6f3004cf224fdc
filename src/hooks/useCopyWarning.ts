import { isEmailAddress } from "../domain/recipients.js";
import { newDomains } from "../domain/strangers.js";
import { useComposer } from "./composerContext.js";
import { useParticipants } from "./useParticipants.js";

/**
 * Domains to which a copy would go that the conversation has not seen, in words. Asks nobody: a
 * request for every unusual copy is more than a hint is worth.
 */
export function useCopyWarning(addresses: readonly string[]): string | undefined {
  const { options, strings } = useComposer();
  const { conversation, internalDomains } = options;
  const { customer, cc = [], bcc = [], ownEmails = [] } = conversation;
  const seen = useParticipants(false)?.addresses ?? [];
  const known = [customer.email ?? "", ...cc, ...bcc, ...ownEmails, ...seen];
  const strange = newDomains(addresses.filter(isEmailAddress), known, internalDomains);
  return strange.length > 0 ? strings.newDomains(strange) : undefined;
}
