import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Composer } from "../../../src/index.js";

test("a part outside of a root is told where to put it", () => {
  const Product = () => String(Composer.useComposer<{ product: string }>().values.extra?.product);
  expect(() => renderToString(createElement(Product))).toThrow(
    /Composer\.useComposer\(\), was used outside of <Composer\.Root>.* Put its component inside <Composer\.Root /,
  );
});
