import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { vi } from "vitest";
import { createHelpScoutApi, ReplyComposer } from "../../src/index.js";
import { conversation } from "../browser/renderComposer.js";
import { agentAt } from "../outcomes/agent.js";
import { setOnline } from "../outcomes/network.js";
import type { Happening, Server } from "./server.js";

export type Page = ReturnType<typeof openPage>;

/** A page with one composer, as often as it is mounted, and the clock in the test's hand. */
export function openPage(server: Server, log: Happening[], undoSeconds: number) {
  const client = new QueryClient();
  const api = createHelpScoutApi({ baseUrl: "/model" });
  const container = document.createElement("div");
  document.body.append(container);
  let root: Root | undefined;
  const agent = agentAt(container);

  /** Lets everything happen that happens by itself, without the time to wait for anything. */
  const settle = async () => {
    for (let quiet = 0; quiet < 6;) {
      // oxlint-disable-next-line no-await-in-loop -- one task after the other
      await nextTask();
      vi.advanceTimersByTime(0);
      const isBusy = server.isBusy() || (root !== undefined && !agent.isPrepared());
      quiet = isBusy ? 0 : quiet + 1;
      if (isBusy) vi.advanceTimersByTime(5);
    }
  };

  return {
    agent,
    settle,
    isMounted: () => root !== undefined,
    mount() {
      root = createRoot(container);
      root.render(
        <QueryClientProvider client={client}>
          <ReplyComposer
            conversation={conversation}
            api={api}
            undoSeconds={undoSeconds}
            onSent={(sent) => log.push({ sent, draft: false })}
            onDraftSaved={(sent) => log.push({ sent, draft: true })}
            onError={(error) => log.push({ error })}
          />
        </QueryClientProvider>,
      );
    },
    unmount() {
      root?.unmount();
      root = undefined;
    },
    async pass(seconds: number) {
      // In steps, since what waits often waits again, and no timer may be late by much.
      for (let left = seconds; left > 0; left -= 4) {
        vi.advanceTimersByTime(Math.min(left, 4) * 1000);
        // oxlint-disable-next-line no-await-in-loop -- time passes in order
        await settle();
      }
    },
    setOnline,
    close() {
      root?.unmount();
      root = undefined;
      container.remove();
      Reflect.deleteProperty(navigator, "onLine");
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(undefined);
  });
}
const channel = new MessageChannel();
