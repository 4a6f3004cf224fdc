import { useOutbox } from "../../../src/index.js";
import type { Id } from "../../../src/index.js";
import type { ConversationView } from "../api/conversation.js";
import { useConversationList } from "./useConversationList.js";

interface Neighbours {
  /** One below, or above; of the last one, the first of the next page. */
  beside: (step: 1 | -1) => Promise<Id | undefined>;
  /** The next whose customer waits, from here on and then from the top; no answer to it is on its way. */
  nextWaiting: () => Promise<Id | undefined>;
}

/** Who waits further down is not looked for: nobody waits long for what opens. */
const maxPages = 4;

/** The conversations around one, in the order of the list; without one, from its top. */
export function useNeighbours(id: string | undefined): Neighbours {
  const { data = [], fetchNextPage, hasNextPage } = useConversationList();
  const outbox = useOutbox();
  const place = data.findIndex((one) => String(one.id) === id);
  /** Searches what is loaded, then page after page. */
  const search = async (find: (all: readonly ConversationView[]) => Id | undefined) => {
    let found = find(data);
    for (let hasMore = hasNextPage, pages = 0; found === undefined && hasMore; pages += 1) {
      // oxlint-disable-next-line no-await-in-loop -- which page is the last, the one before it tells
      const more = await fetchNextPage();
      found = find(more.data ?? []);
      hasMore = more.hasNextPage && !more.isError && pages < maxPages;
    }
    return found;
  };
  return {
    beside: async (step) =>
      step === 1 ? search((all) => all[place + 1]?.id) : data[Math.max(place, 0) - 1]?.id,
    nextWaiting: () =>
      search((all) => {
        const from = [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))];
        return from.find(
          (one) => one.isWaiting && !outbox.some(({ to }) => String(to) === String(one.id)),
        )?.id;
      }),
  };
}
