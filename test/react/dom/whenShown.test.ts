import { expect, test } from "vitest";
import { whenShown } from "../../../src/react/dom/whenShown.js";

test("a DOM that is no screen, as jsdom is by itself, is not waited for", async () => {
  // Such a one says that it is hidden, and has no frames in which it would be shown.
  const around = { document: { hidden: true, visibilityState: "prerender" } };
  const element = { ownerDocument: { defaultView: around } };
  const isDone = await new Promise<boolean>((resolve) => {
    whenShown(
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is asked of it
      () => element as unknown as Element,
      () => resolve(true),
      1,
    );
  });
  expect(isDone).toBe(true);
});
