import { isEmailAddress } from "../../domain/recipients/recipients.js";
import { newDomains, seenAddresses, unusualAmong } from "../../domain/strangers.js";
import { joined } from "../context/announcements.js";
import { useComposer } from "../context/composerContext.js";
import { useParticipants } from "./useParticipants.js";

/**
 * Unusual addresses, and domains to which a copy would go that the conversation has not seen, in
 * words. The threads are
 * asked for only where `internalDomains` makes it a question: a request for every unusual copy is
 * more than a hint is worth.
 */
export function useCopyWarning(addresses: readonly string[]): string | undefined {
  const { options, strings } = useComposer();
  const { conversation, internalDomains } = options;
  const valid = addresses.filter(isEmailAddress);
  const isAsked =
    internalDomains !== undefined &&
    newDomains(valid, seenAddresses(conversation), internalDomains).length > 0;
  const participants = useParticipants(isAsked);
  const strange = newDomains(valid, seenAddresses(conversation, participants), internalDomains);
  const unusual = unusualAmong(addresses, conversation);
  const words = joined([
    unusual.length > 0 && strings.unusualAddresses(unusual),
    strange.length > 0 && strings.newDomains(strange),
  ]);
  return words || undefined;
}
