import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Participants } from "../../domain/strangers.js";
import { participantsOf } from "../../checks/participants.js";
import { useComposer } from "../context/composerContext.js";

/**
 * Who took part in the conversation; `undefined` while nobody knows. The look in the background
 * tells. Where the host's `latestThreadId` spares that look, the threads are asked for only if
 * needed, since each request counts against the account's rate limit.
 */
export function useParticipants(isNeeded: boolean): Participants | undefined {
  const { options, client, threads } = useComposer();
  const isTold = options.conversation.latestThreadId !== undefined;
  const { data } = useQuery(
    {
      ...threads,
      select: participantsOf,
      enabled: isNeeded && isTold,
      placeholderData: keepPreviousData,
    },
    client,
  );
  return data;
}
