import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import {
  createHelpScoutApi,
  useReplyComposer,
  type ReplyComposerModel,
  type ReplyComposerOptions,
} from "../../../src/index.js";
import { conversation } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";

test("what is inserted into the HTML of a host's own markup is HTML, too", async () => {
  const models: ReplyComposerModel[] = [];
  const latest = () => models.at(-1);
  function Own(options: ReplyComposerOptions) {
    models.push(useReplyComposer(options));
    return null;
  }
  const api = createHelpScoutApi({ baseUrl: createWorld().baseUrl });
  await render(<Own conversation={conversation} api={api} queryClient={new QueryClient()} />);
  const body = () => latest()?.values.text;
  // Until the host has shown that it takes HTML, it is given what any textarea can show.
  latest()?.set({ text: { format: "html", value: "<p>Dear <b>Ann</b></p>" } });
  await expect.poll(body).toEqual({ format: "plain", value: "Dear Ann" });
  latest()?.change("text", { format: "html", value: "<p>Dear <b>Ann</b></p>" });
  latest()?.insert({ format: "plain", value: "1 < 2\nBye" });
  const inserted = "<p>Dear <b>Ann</b></p>1 &lt; 2<br>Bye";
  await expect.poll(body).toEqual({ format: "html", value: inserted });
  latest()?.insert({ format: "html", value: "<i>!</i>" });
  await expect.poll(body).toEqual({ format: "html", value: `${inserted}<i>!</i>` });
  latest()?.set({ text: { format: "html", value: "<b>x</b>" } });
  await expect.poll(body).toEqual({ format: "html", value: "<b>x</b>" });
});
