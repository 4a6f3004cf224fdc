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
}

const none: readonly CustomerValue[] = [];

/**
 * People who fit what is being typed, but for those whom `exclude` leaves out. A failing service never
 * stands in the way of typing.
 */
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
  if (!isOn) return { status: "off", people: none, query };
  if (status === "error") return { status: "failed", people: none, query };
  if (status === "pending") return { status: "loading", people: none, query };
  const people = data.filter((person) => !exclude(person));
  if (!isPlaceholderData && query === asked) return { status: "ready", people, query };
  // Found by what was typed before: of them only who fits what is typed now may be chosen.
  const fitting = people.filter(({ name = "", email = "" }) => isFound(query, [name, email]));
  return { status: fitting.length > 0 ? "ready" : "loading", people: fitting, query };
}

/** From both sources, the host's first; one that fails leaves the other's. */
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

/** The first of each address; its id may come from a later one. */
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
  // An effect, since only time can tell that typing paused.
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return debounced;
}
