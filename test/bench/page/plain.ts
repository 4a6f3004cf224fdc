// The routes without a library, by `?route=`.
import { createHeartbeat } from "./heartbeat.js";
import { limit } from "./limit.js";
import { watchMoments, type Moments } from "./moments.js";
import { dropOnly, naive, readerAndBlob } from "./naive.js";

/** What a route does with dropped files, and then on Send. */
export interface Route {
  prepare: (files: File[]) => Promise<void>;
  send: () => Promise<void>;
}

const routes: Record<string, () => Route> = { naive, limit, readerAndBlob, dropOnly };

const moments = watchMoments();
window.heartbeat = createHeartbeat();
const name = new URLSearchParams(location.search).get("route") ?? "";
const create = routes[name];
if (!create) throw new Error(`There is no route "${name}"`);
listen(create(), moments);

function listen({ prepare, send }: Route, { isReady, isSent }: Moments): void {
  const button = document.createElement("button");
  button.textContent = "Send reply";
  document.body.append(button);
  // A page that does not want a drop navigates away with it.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    void prepare(Array.from(event.dataTransfer?.files ?? [])).then(isReady);
  });
  button.addEventListener("click", () => void send().then(isSent));
}
