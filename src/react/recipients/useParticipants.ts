import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Participants } from "../../domain/strangers.js";
import { participantsOf } from "../../checks/participants.js";
import { useComposer } from "../context/composerContext.js";

/**
 * Who took part in the conversation; `undefined` until its threads are read. The composer reads them
 * in the background; where the host gives `latestThreadId` it does not, and they are requested only
 * if `isNeeded`, since each request counts against the account's rate limit.
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
