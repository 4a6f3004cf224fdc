// Our composer, with its limits raised.
import { countListCommits } from "./listCommits.js";
import { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { createHelpScoutApi, ReplyComposer } from "../../../src/index.js";
import "../../../src/styles.css";
import { createHeartbeat } from "./heartbeat.js";
import { watchKeystrokes } from "./keystrokes.js";
import { watchMoments } from "./moments.js";
import { conversationId, text } from "./reply.js";

const moments = watchMoments();
window.heartbeat = createHeartbeat();
window.keystrokes = watchKeystrokes();

declare global {
  interface Window {
    /** Only with `?later`: mounts the composer; resolves once its reply can be written, in milliseconds. */
    mountComposer?: () => Promise<number>;
    /** Only with `?later`: mounts it right behind a frame; resolves once it is painted, in milliseconds. */
    mountAndPaint?: () => Promise<number>;
  }
}

const asked = new URLSearchParams(location.search);
/** Lines of a long reply, so many characters in all. */
const longText = "A line of a long reply, as people write them.\n".repeat(
  Number(asked.get("characters") ?? 0) / 46,
);
// A file of its own: nothing of it is in the page that the other sections measure.
const editor = asked.has("rich") ? (await import("../../../src/rich-text.js")).RichText : undefined;
/** As many saved replies as a large team has. */
const snippets = Array.from({ length: Number(asked.get("snippets") ?? 0) }, (_, id) => ({
  id,
  name: `Saved reply ${id} of team ${id % 40}`,
  folder: `Folder ${id % 12}`,
  preview: `Hi {{customer.firstName | there}}, this is how the saved reply ${id} begins.`,
}));
const withSnippets = {
  searchSnippets: () => Promise.resolve(snippets),
  getSnippet: () => Promise.resolve({ body: { format: "plain", value: "Hello" } as const }),
};
const root = document.createElement("main");
document.body.append(root);
const composer = (
  <ReplyComposer
    conversation={{
      id: conversationId,
      status: "active",
      customer: { id: 123, email: "ann@example.com", name: "Ann Lee" },
    }}
    api={{
      ...createHelpScoutApi({ baseUrl: "" }),
      ...(snippets.length > 0 ? withSnippets : {}),
    }}
    editor={editor}
    initial={{ text: { format: "plain", value: text + longText } }}
    queryClient={new QueryClient()}
    maxFiles={1_000}
    maxFileSize={1e9}
    maxTotalSize={1e10}
    onSent={moments.isSent}
    {...(asked.has("drafts") ? { drafts: { scope: "bench" } } : {})}
  />
);
const mount = () =>
  createRoot(root).render(asked.has("textarea") ? <textarea aria-label="Reply" /> : composer);
if (asked.has("later")) {
  window.mountComposer = () => mountUntil(isUsable);
  window.mountAndPaint = async () => {
    await nextPaint();
    const started = performance.now();
    await mountUntil(() => root.querySelector("textarea, [role=textbox]") !== null);
    await nextPaint();
    return performance.now() - started;
  };
} else mount();

function isUsable(): boolean {
  return root.querySelector<HTMLTextAreaElement>("textarea")?.readOnly === false;
}

/** Resolves in the task behind the next frame, which is painted by then. */
async function nextPaint(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  port1.close();
}

async function mountUntil(isThere: () => boolean): Promise<number> {
  const started = performance.now();
  mount();
  // By tasks, and not by frames, which are sixteen milliseconds apart.
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = () => (isThere() ? resolve() : port2.postMessage(undefined));
    port2.postMessage(undefined);
  });
  port1.close();
  return performance.now() - started;
}

/** As an agent sees it: every file of the drop is in the list, and none is being prepared. */
function watchList(list: Element): void {
  countListCommits(list);
  const isReady = () =>
    list.childElementCount === moments.filesExpected() &&
    list.querySelectorAll(":scope > [data-status=ready]").length === list.childElementCount;
  const changes = new MutationObserver(() => {
    if (isReady()) moments.isReady();
  });
  changes.observe(list, { childList: true, subtree: true, attributeFilter: ["data-status"] });
}

const untilMounted = new MutationObserver(() => {
  const list = root.querySelector('[aria-label="Attachments"]');
  if (!list) return;
  untilMounted.disconnect();
  watchList(list);
});
untilMounted.observe(root, { childList: true });
