import { expect, userEvent, waitFor, within } from "storybook/test";
import type { Conversation } from "../src/index.js";

/** An ordinary conversation of the seeded inbox. */
export const conversation: Conversation = {
  id: 101,
  status: "pending",
  customer: { id: 201, email: "ann.lee@example.com", name: "Ann Lee" },
};

/** What a person reaches for. */
export function composer(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  return {
    canvas,
    text: canvas.getByRole("textbox", { name: "Reply" }),
    send: () => userEvent.click(canvas.getByRole("button", { name: /^(Send reply|Save draft)$/ })),
    attach: async (...files: File[]) => {
      const input = canvasElement.querySelector("input[type=file]");
      if (!(input instanceof HTMLInputElement)) throw new Error("no file input");
      const { children } = canvas.getByRole("list", { name: "Attachments" });
      const before = children.length;
      await userEvent.upload(input, files);
      // They are listed with the next frame.
      await waitFor(() => expect(children.length).toBeGreaterThan(before));
    },
    banner: (kind: string) =>
      waitFor(async () => {
        const banner = canvasElement.querySelector(`[data-banner="${kind}"]`);
        await expect(banner).toBeVisible();
        return banner;
      }),
  };
}
