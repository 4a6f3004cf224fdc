import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { createHelpScoutApi, ReplyComposer } from "../../../src/index.js";

test("a host without a QueryClient is told what to do about it", () => {
  const composer = createElement(ReplyComposer, {
    conversation: { id: 101, status: "active", customer: { id: 201 } },
    api: createHelpScoutApi({ baseUrl: "" }),
  });
  expect(() => renderToString(composer)).toThrow(
    /reply-composer.*<QueryClientProvider .*queryClient as a prop/,
  );
});
