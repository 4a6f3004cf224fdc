// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach } from "vitest";
import { walks } from "./walks.js";

afterEach(cleanup);

walks((element) => {
  render(element);
  return screen;
});
