import { join } from "node:path";
import { describe, expect, inject } from "vitest";
import { sendFormatted } from "./checks/formatted.js";
import { describeHost } from "./describeHost.js";
import { test } from "./host.js";
import { run } from "./run.js";

describeHost("vite-react-18");

describe("the rich editor on React 18", () => {
  test.override("host", "vite-react-18");

  test("a reply with formatting arrives, and the page complains of nothing", async ({ open }) => {
    const opened = await open({ path: "/?rich" });
    await sendFormatted(opened);
    expect(opened.complaints).toEqual([]);
  });

  test("a server renders its words, without a warning", async () => {
    const script = `
      import { createElement } from "react";
      import { renderToString } from "react-dom/server";
      import { RichText } from "reply-composer/rich-text";
      const defaultBody = { format: "html", value: "<p>Dear <b>Ann</b></p>" };
      const props = { id: "x", label: "Reply", className: "a", defaultBody, readOnly: false };
      console.log(renderToString(createElement(RichText, props)));`;
    const folder = join(inject("dist"), "../../../../older/vite-react-18");
    const printed = await run(folder, "node", "--input-type=module", "--eval", script);
    expect(printed.trim()).toBe(
      '<div class="rc-rich"><div class="rc-rich-text a" dir="auto">Dear Ann</div></div>',
    );
  });
});
