import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { walks } from "./walks.js";

walks(async (element) => {
  await render(element);
  return page;
});
