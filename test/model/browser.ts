// The browser's own parts that outlive a page or reach from one to another, as the profile has them.
import { vi } from "vitest";
import { current } from "./profile.js";

const about = new Set(["pagehide", "beforeunload", "visibilitychange", "focus", "storage"]);

let listeners: (() => void)[] = [];
const channels = new Set<PageChannel>();

export function replaceBrowser(): void {
  vi.spyOn(navigator, "locks", "get").mockImplementation(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as drafts use
    () => current().locks() as unknown as LockManager,
  );
  vi.spyOn(window, "localStorage", "get").mockImplementation(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    () => current().items as Storage,
  );
  vi.stubGlobal("BroadcastChannel", PageChannel);
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target);
    vi.spyOn(target, "addEventListener").mockImplementation((type: string, ...rest) => {
      add(type, ...rest);
      if (about.has(type)) listeners.push(() => target.removeEventListener(type, rest[0]));
    });
  }
}

/** What a page that is gone has left listening. */
export function dropListeners(): void {
  for (const drop of listeners) drop();
  listeners = [];
}

/** Delivered a task later, which a test can wait for; by the browser it would take its time. */
class PageChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly #isAlive = current().life();
  readonly #port = new MessageChannel();
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    channels.add(this);
    this.#port.port1.onmessage = ({ data }) => {
      if (channels.has(this) && this.#isAlive()) this.onmessage?.({ data });
    };
  }
  postMessage(data: unknown) {
    for (const other of channels) {
      if (other !== this && other.name === this.name) other.#port.port2.postMessage(data);
    }
  }
  close() {
    channels.delete(this);
    this.#port.port1.close();
  }
}
