// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { htmlReader } from "../../../src/domain/text/htmlReader.js";
import { usePreloadedChecks } from "../../../src/react/model/usePreloadedChecks.js";

test("a link may be pasted before the page is ever idle", async () => {
  vi.stubGlobal("requestIdleCallback", () => 1);
  vi.stubGlobal("cancelIdleCallback", () => {});
  const { unmount } = renderHook(usePreloadedChecks);
  await vi.waitFor(() => expect(htmlReader.now()).toBeDefined());
  unmount();
});
