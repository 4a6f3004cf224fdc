import type { BrowserCommand } from "vitest/node";
import type { renderPage } from "./renderPage.js";

declare module "vitest/browser" {
  interface BrowserCommands {
    /** The markup of a page of `pages.tsx`, rendered in the test runner's process. */
    renderOnServer: (page: string) => Promise<string>;
  }
}

export const renderOnServer: BrowserCommand<[page: string]> = async ({ project }, page) => {
  const path = "./test/server/renderPage.ts";
  const server = await project.import<{ renderPage: typeof renderPage }>(path);
  return server.renderPage(page);
};
