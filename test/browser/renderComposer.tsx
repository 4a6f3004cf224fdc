import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRef, type ReactNode } from "react";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  createHelpScoutApi,
  ReplyComposer,
  type ComposerHandle,
  type Conversation,
  type ReplyComposerProps,
  type UploadImage,
} from "../../src/index.js";
import { addressField, askFor } from "./addressField.js";
import { chooseFiles } from "./chooseFiles.js";
import { createWorld } from "./world.js";

/** The seed's own conversation: no copies, an ordinary customer. */
export const conversation: Conversation = {
  id: 123,
  status: "active",
  customer: { id: 123, email: "ann@example.com", name: "Ann Lee" },
};

interface Given extends Partial<ReplyComposerProps> {
  client?: QueryClient;
  /** What a host puts around it. */
  around?: (composer: ReactNode) => ReactNode;
  /** Where a host mounts it. */
  container?: HTMLElement;
  /** A backend that takes pictures for the text. */
  uploadImage?: UploadImage;
}

/** A composer in a world of its own, and what a person would reach for. */
export async function renderComposer(given: Given = {}) {
  const {
    client = new QueryClient(),
    around = (composer) => composer,
    container,
    uploadImage,
    ...props
  } = given;
  const world = createWorld();
  const api = { ...createHelpScoutApi({ baseUrl: world.baseUrl }), uploadImage };
  const ref = createRef<ComposerHandle>();
  const element = (more: Partial<ReplyComposerProps> = {}) => (
    <QueryClientProvider client={client}>
      {around(
        <ReplyComposer conversation={conversation} api={api} {...props} {...more} ref={ref} />,
      )}
    </QueryClientProvider>
  );
  const screen = await render(element(), {
    baseElement: document.body,
    ...(container && { container }),
  });
  const text = screen.getByRole("textbox", { name: "Reply", exact: true });
  return {
    world,
    api,
    client,
    screen,
    ref,
    text,
    cc: addressField(screen, "Cc"),
    bcc: addressField(screen, "Bcc"),
    customer: addressField(screen, "Customer"),
    changeCustomer: askFor(screen, "Customer"),
    /** The customer while nobody changes it. */
    customerText: screen.container.getElementsByClassName("rc-customer"),
    status: screen.getByRole("combobox", { name: "Status after sending" }),
    draft: screen.getByRole("switch", { name: "Save as draft" }),
    send: screen.getByRole("button", { name: "Send reply" }),
    files: screen.getByRole("list", { name: "Attachments" }),
    ccList: screen.getByRole("list", { name: "Cc recipients", exact: true }),
    bccList: screen.getByRole("list", { name: "Bcc recipients", exact: true }),
    banner: (kind: string) => screen.container.querySelector(`[data-banner="${kind}"]`),
    rerender: (more: Partial<ReplyComposerProps>) => screen.rerender(element(more)),
    /** Types the reply and presses Ctrl+Enter in it. */
    reply: async (words = "How are you?") => {
      await text.fill(words);
      await userEvent.keyboard("{Control>}{Enter}{/Control}");
    },
    attach: (...files: File[]) => chooseFiles(screen.container, files),
  };
}

/** The addresses of a list's chips, in order. */
export function addressesIn(list: Awaited<ReturnType<typeof renderComposer>>["ccList"]) {
  return list
    .getByRole("listitem")
    .elements()
    .map(({ textContent }) => textContent);
}
