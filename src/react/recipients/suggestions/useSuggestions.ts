import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isFound } from "../../../domain/text/matches.js";
import { addressKey } from "../../../domain/recipients/recipients.js";
import type { CustomerValue } from "../../../domain/reply.js";
import { apiKey, queryDefaults } from "../../context/apiKey.js";
import { useComposer } from "../../context/composerContext.js";
import type { ReplyComposerOptions } from "../../../options.js";

export interface Suggestions {
  status: "off" | "loading" | "ready" | "failed";
  people: readonly CustomerValue[];
  /** What is typed now. */
  query: string;
  /** Whether `people` were found by `query`, not by what was typed before it. */
  isCurrent: boolean;
}

const none = { people: [], isCurrent: false } as const;

/** People who fit what is typed, without those whom `exclude` leaves out. A failing service never stops typing. */
export function useSuggestions(
  typed: string,
  exclude: (person: CustomerValue) => boolean = () => false,
): Suggestions {
  const { options, client } = useComposer();
  const { api, suggestRecipients } = options;
  const query = typed.trim();
  const asked = useDebounced(query, 150);
  const hasSource = api.searchCustomers !== undefined || suggestRecipients !== undefined;
  const isOn = typed !== "" && hasSource && asked.length >= 2;
  const { data, status, isPlaceholderData } = useQuery(
    {
      ...queryDefaults,
      queryKey: ["reply-composer", "people", apiKey(api), !!suggestRecipients, asked],
      queryFn: ({ signal }) => findPeople(options, asked, signal),
      enabled: isOn,
      placeholderData: keepPreviousData,
    },
    client,
  );
  if (!isOn) return { status: "off", query, ...none };
  if (status === "error") return { status: "failed", query, ...none };
  if (status === "pending") return { status: "loading", query, ...none };
  const people = data.filter((person) => !exclude(person));
  const isCurrent = !isPlaceholderData && query === asked;
  if (isCurrent) return { status: "ready", people, query, isCurrent };
  // Found by what was typed before: only those who fit what is typed now are shown.
  const fitting = people.filter(({ name = "", email = "" }) => isFound(query, [name, email]));
  return { status: fitting.length > 0 ? "ready" : "loading", people: fitting, query, isCurrent };
}

/** From both sources, the host's first. Rejects only if both fail. */
async function findPeople(
  { api, suggestRecipients }: ReplyComposerOptions,
  query: string,
  signal: AbortSignal,
): Promise<readonly CustomerValue[]> {
  const sources = [suggestRecipients, api.searchCustomers?.bind(api)]
    .filter((source) => source !== undefined)
    .map(async (source) => source(query, { signal }));
  const answers = await Promise.allSettled(sources);
  const found = answers.filter((answer) => answer.status === "fulfilled");
  const failure = answers.find((answer) => answer.status === "rejected");
  if (found.length === 0 && failure) throw failure.reason;
  return eachOnce(found.flatMap(({ value }) => value));
}

/** Each address once, as it came first; an id may come from a later one. */
function eachOnce(people: readonly CustomerValue[]): CustomerValue[] {
  const byKey = new Map<string, CustomerValue>();
  for (const person of people) {
    const key = person.email ? addressKey(person.email) : `#${person.id}`;
    byKey.set(key, { ...person, ...byKey.get(key) });
  }
  return [...byKey.values()];
}

function useDebounced(value: string, milliseconds: number): string {
  const [debounced, setDebounced] = useState(value);
  // An effect, since a timer tells that typing paused.
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return debounced;
}
