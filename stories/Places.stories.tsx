import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { ReplyComposer } from "../src/index.js";
import styles from "../src/styles.css?inline";
import { conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

/** Where a host may put it. */
const meta = {
  title: "Places",
  component: ReplyComposer,
  args: {
    conversation,
    api: createStoryWorld().api,
    initial: { text: { format: "plain", value: "Hello Ann," } },
  },
  beforeEach: ({ args }) => {
    args.api = createStoryWorld().api;
    args.queryClient = new QueryClient();
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

function Dialog({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-label="Ticket" style={{ inlineSize: "min(44rem, 90vw)" }}>
      {children}
    </dialog>
  );
}

/** Escape closes a list, a menu or a dialog of the composer's first; the next one closes this. */
export const InADialog: Story = {
  decorators: [(Story) => <Dialog>{Story()}</Dialog>],
  play: async ({ canvasElement }) => {
    const dialog = within(canvasElement).getByRole("dialog", { name: "Ticket" });
    const more = within(dialog).getByRole("button", { name: "More options" });
    await userEvent.click(more);
    await userEvent.click(
      await within(dialog).findByRole("button", { name: "Keyboard shortcuts" }),
    );
    await userEvent.keyboard("{Escape}");
    await expect(more).toHaveFocus();
    await expect(dialog).toBeVisible();
  },
};

/** By `as="div"`: the same role and name, and the ticket's own fields are all that it submits. */
export const InAForm: Story = {
  args: { as: "div" },
  decorators: [
    (Story) => (
      <form aria-label="Ticket" onSubmit={(event) => event.preventDefault()}>
        <label>
          Subject <input name="subject" defaultValue="Broken lamp" />
        </label>
        {Story()}
        <button>Save ticket</button>
      </form>
    ),
  ],
};

/** A portal brings no styles along: a shadow tree and a frame need the sheet for themselves. */
function inPortal(children: ReactNode, into: ShadowRoot | HTMLElement | undefined): ReactNode {
  if (!into) return null;
  return createPortal(
    <>
      <style>{styles}</style>
      {children}
    </>,
    into,
  );
}

function Shadow({ children }: { children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot>();
  return (
    <div
      data-testid="host"
      ref={(host) => {
        if (host && !host.shadowRoot) setRoot(host.attachShadow({ mode: "open" }));
      }}
    >
      {inPortal(children, root)}
    </div>
  );
}

export const InAShadowTree: Story = {
  decorators: [(Story) => <Shadow>{Story()}</Shadow>],
  play: async ({ canvasElement }) => {
    const { shadowRoot } = within(canvasElement).getByTestId("host");
    const root = shadowRoot?.querySelector<HTMLElement>(".rc-root");
    await waitFor(() => expect(root).toBeVisible());
  },
};

function Frame({ children }: { children: ReactNode }) {
  const [body, setBody] = useState<HTMLElement>();
  return (
    <iframe
      title="Ticket"
      sandbox="allow-same-origin"
      srcDoc="<!doctype html><title>Ticket</title>"
      style={{ inlineSize: "100%", blockSize: "36rem", border: 0 }}
      onLoad={({ currentTarget }) => setBody(currentTarget.contentDocument?.body)}
    >
      {inPortal(children, body)}
    </iframe>
  );
}

export const InAFrame: Story = {
  decorators: [(Story) => <Frame>{Story()}</Frame>],
  play: async ({ canvasElement }) => {
    const frame = within(canvasElement).getByTitle<HTMLIFrameElement>("Ticket");
    await waitFor(() =>
      expect(frame.contentDocument?.querySelector(".rc-root textarea")).toHaveValue("Hello Ann,"),
    );
  },
};
