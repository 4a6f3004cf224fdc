import { useQuery } from "@tanstack/react-query";
import type { Thread } from "../api/api.js";
import { isSameAddress } from "../domain/recipients.js";
import type { CustomerValue } from "../domain/reply.js";
import { apiKey, queryDefaults } from "./apiKey.js";
import { useComposer } from "./composerContext.js";

/** Who was part of the conversation, as far as its threads tell. */
export interface Participants {
  /** Every address of a writer or recipient. */
  addresses: readonly string[];
  hasWritten: (person: CustomerValue) => boolean;
}

/**
 * Asked for only where it is needed, since each request counts against the account's rate limit.
 * `undefined` until an answer is there, be it another field's; a failure is one that knows nobody.
 */
export function useParticipants(isNeeded: boolean): Participants | undefined {
  const { options, client } = useComposer();
  const { api, conversation } = options;
  const { id, latestThreadId = null } = conversation;
  const { data, isPending } = useQuery(
    {
      ...queryDefaults,
      queryKey: ["reply-composer", "threads", apiKey(api), id, latestThreadId],
      queryFn: ({ signal }) => api.listThreads(id, { signal }),
      enabled: isNeeded,
    },
    client,
  );
  if (isPending) return undefined;
  return participantsOf(data ?? []);
}

function participantsOf(threads: readonly Thread[]): Participants {
  const addresses = threads.flatMap(({ createdBy, to = [], cc = [], bcc = [] }) => [
    createdBy?.email ?? "",
    ...to,
    ...cc,
    ...bcc,
  ]);
  const writers = threads.flatMap(({ createdBy }) =>
    createdBy && createdBy.type !== "user" ? createdBy : [],
  );
  return { addresses, hasWritten: (person) => writers.some((one) => isSamePerson(one, person)) };
}

export function isSamePerson(a: CustomerValue, b: CustomerValue): boolean {
  if (a.id !== undefined && b.id !== undefined) return String(a.id) === String(b.id);
  return !!a.email && !!b.email && isSameAddress(a.email, b.email);
}
