import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { QueryClient } from "@tanstack/react-query";
import { Composer, createHelpScoutApi } from "../../src/index.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { looksOf } from "./measure.js";

/** What pages do to every element. What libraries do is tried where hosts are built with them. */
const resets = [
  "* { margin: 0; padding: 0; border: 0 }",
  "*, *::before { box-sizing: content-box }",
  "body * { line-height: 3; letter-spacing: 2px; font-size: 20px }",
  "button, input, select, textarea { width: 100% }",
  "body form { display: flex; gap: 9px; padding: 9px; position: static }",
  "button { all: unset } ul { list-style: square; margin: 9px } li::before { content: '- ' }",
  "label { display: block; margin: 9px } label::after { content: ':' } p { max-width: 9em }",
  "svg, img { display: block; width: 3em; height: 3em; fill: red } h2 { font-size: 3em }",
  "dialog { margin: 0; padding: 0; width: 100% } dd { margin: 9px } progress { width: 100% }",
  // As Pico has them.
  `[type=checkbox][role=switch] { width: 4em; height: 2em; border: 3px solid; background: red }
   [type=checkbox][role=switch]:checked::before { margin-inline-start: 2em; background: red }
   :where(input, textarea)[aria-invalid] { padding-inline-end: 4em !important }
   input:not([type=checkbox], [type=radio]):is([type=text], :not([type])) { height: 5em }`,
  // As a nested sheet has them.
  `.page .reply form button, .page .reply form input, .page .reply form textarea,
   .page .reply form li, .page .reply form p, .page .reply form span {
     display: block; float: left; min-width: 50%; margin: 9px; padding: 9px; border: 3px solid red;
     background: blue; color: red; font: 700 30px serif; text-transform: uppercase }`,
];

test.each(["before", "after"])("no reset that comes %s its sheet changes a box", async (place) => {
  const { screen, draft, files, attach, text } = await renderComposer({
    conversation: { ...conversation, threads: 99, cc: ["a@example.com", "nonsense"] },
    users: [{ id: 1, name: "Maya Okafor" }],
    allowImported: true,
  });
  screen.container.className = "reply";
  document.body.className = "page";
  attach(new File(["x"], "notes.txt"), new File(["x"], "virus.exe"));
  await expect.element(files.getByRole("button", { name: "Remove virus.exe" })).toBeVisible();
  await draft.click();
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const form = text.element().closest(".rc-root") ?? screen.container;
  for (const animation of document.getAnimations()) animation.finish();
  const width = `${form.getBoundingClientRect().width}px`;
  screen.container.style.cssText = `width: ${width} !important; padding: 0`;
  const before = looksOf(form);
  for (const reset of resets) {
    const style = document.createElement("style");
    style.textContent = reset;
    if (place === "before") document.head.prepend(style);
    else document.head.append(style);
    const changed = looksOf(form).filter((look, index) => look !== before[index]);
    style.remove();
    expect({ reset, changed }).toEqual({ reset, changed: [] });
  }
});

test("a class of the host's hides it, or makes it stick, whichever sheet comes first", async () => {
  const { rerender, text } = await renderComposer({ className: "own" });
  const style = document.createElement("style");
  style.textContent = ".own { position: sticky } .away { display: none }";
  document.head.prepend(style);
  const form = text.element().closest("form") ?? document.body;
  expect(getComputedStyle(form).position).toBe("sticky");
  await rerender({ className: "away" });
  expect(getComputedStyle(form).display).toBe("none");
  style.remove();
  expect(getComputedStyle(form).display).toBe("flex");
  await rerender({ hidden: true });
  expect(getComputedStyle(form).display).toBe("none");
});

test("nothing is touched but the composer, a host's own between its parts neither", async () => {
  const own = (
    <div className="own" style={{ display: "flow-root", flex: "none", width: 400 }}>
      <h2>Title</h2>
      <ul>
        <li>One</li>
      </ul>
      <p hidden>Hidden</p>
      <button type="button">Own</button>
      <input placeholder="Own" />
    </div>
  );
  const client = new QueryClient();
  const api = createHelpScoutApi({ baseUrl: "/none" });
  await render(
    <>
      {own}
      <Composer.Root conversation={conversation} api={api} queryClient={client} style={plain}>
        {own}
        <div className="rc-footer">{own}</div>
        <Composer.Send />
      </Composer.Root>
    </>,
  );
  const [outside, ...inside] = [...document.querySelectorAll(".own")].map((element) => {
    // What its surroundings hand down is no rule of ours for it.
    return looksOf(element).filter((look) => !/^(DIV|LI|P|H2) /.test(look));
  });
  expect(inside).toHaveLength(2);
  for (const one of inside) expect(one).toEqual(outside);
});

const plain = { font: "inherit", color: "inherit", padding: 0, border: 0 };
