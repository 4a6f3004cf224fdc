import { useQuery } from "@tanstack/react-query";
import type { User } from "../../../src/index.js";
import { displayName, readPerson } from "../api/person.js";
import { readEmbedded, readNextPage } from "../api/read.js";
import { isStatus } from "../api/request.js";
import type { Get } from "../api/request.js";
import { useApis } from "./ConsoleData.js";

/** Who can reply; nothing until known, or where the API does not tell. */
export function useUsers(): readonly User[] | undefined {
  const { get } = useApis();
  const { data } = useQuery({
    queryKey: ["users"],
    queryFn: ({ signal }) => fetchUsers(get, signal),
    staleTime: 300_000,
  });
  return data !== undefined && data.length > 0 ? data : undefined;
}

async function fetchUsers(get: Get, signal: AbortSignal): Promise<User[]> {
  const users: User[] = [];
  try {
    for (let page: number | undefined = 1; page !== undefined;) {
      const json: unknown = await get(`/users?page=${page}`, signal);
      for (const entry of readEmbedded(json, "users")) {
        const { id, email, ...person } = readPerson(entry);
        if (id !== undefined)
          users.push({
            id,
            name: displayName({ ...person, ...(email && { email }) }),
            ...(email && { email }),
          });
      }
      page = readNextPage(json);
    }
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
  }
  return users;
}
