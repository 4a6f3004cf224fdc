import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { startTransition, useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import { vi } from "vitest";
import { createHelpScoutApi, ReplyComposer, type ReplyComposerProps } from "../../src/index.js";
import { editorNamed, type EditorName } from "../browser/editors.js";
import { hideStrip } from "../browser/hideStrip.js";
import { conversation } from "../browser/renderComposer.js";
import { agentAt } from "../outcomes/agent.js";
import { setOnline } from "../outcomes/network.js";
import { dropListeners } from "./browser.js";
import { breakRequests } from "./network.js";
import { createProfile, type Pace } from "./profile.js";
import type { Agent, Happening, Server } from "./server.js";

/** Where drafts are kept: nobody says whose they are, the page, a host's own place, our database. */
export const keepings = ["nowhere", "page", "host", "own"] as const;
type Keeping = (typeof keepings)[number];

export interface Desk {
  undoSeconds: number;
  keeping: Keeping;
  pace: Pace;
  editor: EditorName;
}

export type Page = ReturnType<typeof openPage>;

let desks = 0;

/** A page with one composer, as often as it is mounted, and the clock in the test's hand. */
export function openPage(
  server: Server,
  log: Happening[],
  { undoSeconds, keeping, pace, editor }: Desk,
) {
  desks += 1;
  // The clock runs fast: what is in view would count as seen at any time.
  hideStrip();
  const desk = `desk-${desks}`;
  const profile = createProfile(pace);
  const api = createHelpScoutApi({ baseUrl: "/model" });
  const host = { ...profile.storage };
  let agent: Agent = "one";
  let isSignedIn = keeping !== "nowhere";
  let shown = newTab();
  let root: Root | undefined;

  function newTab() {
    const container = document.createElement("div");
    document.body.append(container);
    return { container, client: new QueryClient(), agent: agentAt(container) };
  }
  const drafts = (): Pick<ReplyComposerProps, "drafts"> => {
    if (!isSignedIn) return {};
    const scope = `${desk}/${agent}`;
    if (keeping === "page") return { drafts: { scope, storage: false } };
    return { drafts: keeping === "host" ? { scope, storage: host } : { scope } };
  };
  const render = () => {
    const now = agent;
    root?.render(
      <QueryClientProvider client={shown.client}>
        <ReplyComposer
          {...drafts()}
          conversation={conversation}
          api={api}
          undoSeconds={undoSeconds}
          editor={editorNamed(editor)}
          onSent={(sent) => log.push({ agent: now, sent, draft: false })}
          onDraftSaved={(sent) => log.push({ agent: now, sent, draft: true })}
          onError={(error) => log.push({ agent: now, error })}
        />
      </QueryClientProvider>,
    );
  };
  const mount = () => {
    root = createRoot(shown.container);
    render();
  };
  const unmount = () => {
    root?.unmount();
    root = undefined;
  };

  const isBusy = () =>
    server.isBusy() || profile.isBusy() || (root !== undefined && !shown.agent.isPrepared());
  /** Lets everything happen that happens by itself, without the time to wait for anything. */
  const settle = async () => {
    for (let quiet = 0; quiet < 6;) {
      // oxlint-disable-next-line no-await-in-loop -- one task after the other
      await nextTask();
      // oxlint-disable-next-line no-await-in-loop -- the same
      if (quiet % 3 === 2) await rendered();
      // Until a part has come from the test's own server no time passes: nothing may tire of waiting.
      if (profile.isLoading()) continue;
      vi.advanceTimersByTime(0);
      quiet = isBusy() ? 0 : quiet + 1;
      if (isBusy()) vi.advanceTimersByTime(5);
    }
  };
  const pass = async (milliseconds: number, step: number, then: () => Promise<void>) => {
    for (let left = milliseconds; left > 0; left -= step) {
      vi.advanceTimersByTime(Math.min(left, step));
      // oxlint-disable-next-line no-await-in-loop -- time passes in order
      await then();
    }
  };

  return {
    get agent() {
      return shown.agent;
    },
    who: () => agent,
    keeping,
    isSignedIn: () => isSignedIn,
    hasList: () =>
      shown.client
        .getQueriesData({ queryKey: ["reply-composer", "threads"] })
        .some(([, list]) => list !== undefined),
    settle,
    isMounted: () => root !== undefined,
    mount,
    unmount,
    /** In steps, since what waits often waits again, and no timer may be late by much. */
    pass: (seconds: number) => pass(seconds * 1000, 4000, settle),
    /** As soon as a key would be taken, or half a second later. */
    async untilWritable() {
      for (let tries = 0; tries < 100; tries += 1) {
        if (shown.container.querySelector("[aria-label=Reply]") && shown.agent.canType()) return;
        // oxlint-disable-next-line no-await-in-loop -- one task after the other
        await nextTask();
        vi.advanceTimersByTime(5);
      }
    },
    /** While much is still under way; 0: not even the task of a key is over. */
    async hurry(milliseconds: number) {
      if (milliseconds > 0) await nextTask();
      await pass(milliseconds, 10, nextTask);
    },
    /** Another one sits down, or the same one says who they are. */
    switchTo(next: Agent) {
      agent = next;
      isSignedIn = true;
      render();
    },
    /** The page goes away and another comes; false where the browser asks first, and the agent stays. */
    async reload(): Promise<boolean> {
      const leaving = new Event("beforeunload", { cancelable: true });
      if (!window.dispatchEvent(leaving)) return false;
      window.dispatchEvent(new Event("pagehide"));
      profile.endTab();
      breakRequests();
      vi.clearAllTimers();
      unmount();
      // What it had begun comes to its end, and to nothing.
      for (let task = 0; task < 4; task += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one task after the other
        await nextTask();
        vi.clearAllTimers();
      }
      dropListeners();
      shown.container.remove();
      profile.beginTab();
      shown = newTab();
      mount();
      return true;
    },
    /** In a second tab, and the first is closed. */
    async takeOver() {
      const before = { root, container: shown.container, end: profile.beginTab() };
      shown = newTab();
      mount();
      await settle();
      if (shown.agent.canPress("Take over")) shown.agent.press("Take over");
      await pass(1000, 500, settle);
      before.root?.unmount();
      before.container.remove();
      before.end();
      await settle();
    },
    setOnline,
    close() {
      unmount();
      shown.container.remove();
      profile.endTab();
      dropListeners();
      Reflect.deleteProperty(navigator, "onLine");
    },
  };
}

/**
 * Resolves when React has shown what was to be shown before. Files it renders in steps of 5 ms: on a
 * busy machine, of which these are few, over so many tasks that they seemed to be lost.
 */
function rendered(): Promise<void> {
  return new Promise((resolve) => {
    startTransition(() => last.render(<Last onRendered={resolve} />));
  });
}
const last = createRoot(document.createElement("div"));

/** React does what is equally urgent in the order of asking, whichever root it is for. */
function Last({ onRendered }: { onRendered: () => void }) {
  useEffect(() => onRendered(), [onRendered]);
  return null;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(undefined);
  });
}
const channel = new MessageChannel();
