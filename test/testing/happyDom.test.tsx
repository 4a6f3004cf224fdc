// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach } from "vitest";
import { walks } from "./walks.js";

afterEach(cleanup);

// Lexical takes nothing there that was typed into the page.
walks(
  (element) => {
    render(element);
    return screen;
  },
  ["Lexical"],
);
