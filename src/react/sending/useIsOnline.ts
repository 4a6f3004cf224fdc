import { listen } from "../dom/listen.js";
import { useStore } from "../dom/useStore.js";

/** Whether the browser believes to be online. Not for what a server renders. */
export function useIsOnline(): boolean {
  return useStore(subscribe, isOnline);
}

const isOnline = () => navigator.onLine;
const subscribe = (listener: () => void) => listen(window, ["online", "offline"], listener);
