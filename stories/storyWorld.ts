// An inbox of each story's own: an emulator in the page.
import { createHelpScoutApi, type ConversationApi } from "../src/index.js";

let count = 0;

/** A seeded API for one story; `control` steers it (see test/emulator/README.md). */
export function createStoryWorld(): {
  api: ConversationApi;
  baseUrl: string;
  control: (path: string, body: unknown) => Promise<void>;
} {
  count += 1;
  const baseUrl = `/worlds/story-${Date.now().toString(36)}-${count}`;
  return {
    baseUrl,
    api: createHelpScoutApi({ baseUrl }),
    control: async (path, body) => {
      const response = await fetch(`${baseUrl}/_emulator${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
    },
  };
}
