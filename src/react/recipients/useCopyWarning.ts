import { isEmailAddress } from "../../domain/recipients/recipients.js";
import { newDomains, seenAddresses, unusualAmong } from "../../domain/strangers.js";
import { joined } from "../context/announcements.js";
import { useComposer } from "../context/composerContext.js";
import { useParticipants } from "./useParticipants.js";

/**
 * The warning about unusual addresses, and about domains that are new to the conversation. The
 * threads are requested only with `internalDomains`: a hint is not worth a request for every copy.
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
