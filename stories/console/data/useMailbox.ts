import { skipToken, useQuery } from "@tanstack/react-query";
import type { Id } from "../../../src/index.js";
import { readRecord, readText } from "../api/read.js";
import { isStatus } from "../api/request.js";
import { useApis } from "./ConsoleData.js";

export interface Mailbox {
  name: string | undefined;
  email: string | undefined;
}

/** Where a conversation came in; nothing until known, or where the API does not tell. */
export function useMailbox(id: Id | undefined): Mailbox | undefined {
  const { get } = useApis();
  const { data } = useQuery({
    queryKey: ["mailbox", String(id)],
    queryFn:
      id === undefined
        ? skipToken
        : async ({ signal }): Promise<Mailbox | null> => {
            try {
              const mailbox = readRecord(await get(`/mailboxes/${encodeURIComponent(id)}`, signal));
              return { name: readText(mailbox?.["name"]), email: readText(mailbox?.["email"]) };
            } catch (error) {
              if (isStatus(error, 404)) return null;
              throw error;
            }
          },
    staleTime: 300_000,
  });
  return data ?? undefined;
}
