import { useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { expect, onTestFinished, test } from "vitest";
import { page } from "vitest/browser";
import styles from "../../src/styles.css?inline";
import { renderComposer } from "../browser/renderComposer.js";
import type { Recorded } from "../browser/world.js";
import { setHidden } from "../outcomes/visibility.js";
import { dropFiles, walk } from "./walk.js";

function withStyles(within: Document): HTMLElement {
  const style = within.createElement("style");
  style.textContent = styles;
  within.head.append(style);
  return within.body;
}

/** A portal into a frame of the host's page, as editors and previews have it. */
function Frame({ children }: { children: ReactNode }) {
  const [body, setBody] = useState<HTMLElement>();
  return (
    <iframe
      title="Ticket"
      sandbox="allow-same-origin"
      data-testid="frame"
      style={{ inlineSize: "50rem", blockSize: "40rem" }}
      ref={(frame) => {
        const inner = frame?.contentDocument;
        if (inner && body?.ownerDocument !== inner) setBody(withStyles(inner));
      }}
    >
      {body && createPortal(children, body)}
    </iframe>
  );
}

test("in a frame, all of a day's work can be done", async () => {
  const { world } = await renderComposer({ around: (composer) => <Frame>{composer}</Frame> });
  const frame = page.getByTestId("frame");
  const element = frame.element();
  if (!(element instanceof HTMLIFrameElement) || !element.contentDocument) throw new Error("none");
  const tree = element.contentDocument;
  await expect.poll(() => tree.querySelector(".rc-root")).not.toBeNull();
  await walk({ at: page.frameLocator(frame), tree, world });
  await dropFiles({ tree, outside: [document, tree] });
});

test("a window of its own is looked at as the page is, and what it took in outlives it", async () => {
  const popOut = window.open("", "", "width=800,height=600");
  if (!popOut) throw new Error("no window");
  onTestFinished(() => popOut.close());
  const container = withStyles(popOut.document);
  const { world, ref } = await renderComposer({
    around: (composer) => createPortal(composer, container),
  });
  const looks = async () => {
    const requests = (await world.control("GET", "/requests")) as Recorded[];
    return requests.filter(({ path }) => path.endsWith("/threads")).length;
  };
  await expect.poll(looks).toBe(1);
  popOut.document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(looks).toBe(2);
  await dropFiles({ tree: popOut.document, outside: [document, popOut.document] });
  ref.current?.set({ text: { format: "plain", value: "Hello" } });
  const { defaultView } = popOut.document;
  // Many slices: most are read once the window is gone.
  const bytes = new Uint8Array(3_000_000);
  if (defaultView) ref.current?.addFiles([new defaultView.File([bytes], "two.bin")]);
  popOut.close();
  await expect.poll(() => popOut.closed).toBe(true);
  ref.current?.submit();
  await expect
    .poll(() => world.sent())
    .toMatchObject([
      {
        text: "Hello",
        attachments: [{ fileName: "one.txt" }, { fileName: "two.bin" }],
      },
    ]);
});

test("a window of its own is heard while the page behind it is hidden", async () => {
  const popOut = window.open("", "", "width=800,height=600");
  if (!popOut) throw new Error("no window");
  onTestFinished(() => popOut.close());
  const container = withStyles(popOut.document);
  const { ref } = await renderComposer({
    around: (composer) => createPortal(composer, container),
  });
  setHidden(true);
  ref.current?.set({ text: { format: "plain", value: "Hello" } });
  ref.current?.submit();
  const heard = () =>
    Array.from(container.querySelectorAll("[aria-live=polite]"), ({ textContent }) => textContent);
  await expect.poll(heard).toContain("Reply sent");
});
