import { useQuery } from "@tanstack/react-query";
import type { User } from "../../../src/index.js";
import { readId, readRecord } from "../api/read.js";
import { useUsers } from "./useUsers.js";

/** Whose a reply is for which nobody is chosen; nothing until known, or where the API does not tell. */
export function useOwnUser(): User | undefined {
  const users = useUsers();
  const { data: id } = useQuery({ queryKey: ["me"], queryFn: fetchOwnId, staleTime: Infinity });
  return users?.find((user) => String(user.id) === String(id));
}

async function fetchOwnId({ signal }: { signal: AbortSignal }) {
  const response = await fetch("/me", { signal });
  const json: unknown = response.ok ? await response.json() : undefined;
  // A query has no `undefined`.
  return readId(readRecord(json)?.["id"]) ?? null;
}
