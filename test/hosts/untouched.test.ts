import { readFile } from "node:fs/promises";
import { expect, inject } from "vitest";
import { test } from "./host.js";

// Each element that a page can hold, two deep where it holds others, and classes that hosts use.
const html = `
  <main class="container"><header><h1>A page</h1></header>
  <nav><ul><li><a href="/">Home</a></li></ul></nav>
  <p class="text">Words <b>b</b> <i>i</i> <code>c</code> <kbd>k</kbd> <small>s</small> <mark>m</mark></p>
  <form class="form"><label class="label">L <input class="input" value="v"></label>
    <input type="checkbox" role="switch"><input type="file"><input type="datetime-local">
    <select class="select"><option>o</option></select><textarea class="textarea">t</textarea>
    <button class="button primary" type="button">b</button><progress value="1" max="2"></progress>
    <fieldset><legend>l</legend></fieldset><output>o</output></form>
  <table><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>
  <dl><dt>t</dt><dd>d</dd></dl><ol><li>1</li></ol><blockquote>q</blockquote><pre>p</pre><hr>
  <details open><summary>s</summary>d</details><dialog open class="dialog">d</dialog>
  <div role="listbox"><div role="option" class="option">o</div></div><div class="menu banner chip field">x</div>
  <figure><svg class="icon" width="16" height="16"></svg><figcaption>f</figcaption></figure></main>`;

test.for(["styles.css", "styles.layer.css"])(
  "%s touches nothing of the host's",
  async (name, { browser }) => {
    const css = await readFile(`${inject("dist")}/${name}`, "utf8");
    const page = await browser.newPage();
    await page.setContent(html);
    const stylesOf = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("*")]
          // The sheet itself is one more.
          .filter((element) => element.tagName !== "STYLE")
          .flatMap((element) =>
            ["", "::before", "::after", "::placeholder", "::marker"].map((part) => {
              const style = getComputedStyle(element, part);
              const values = [...style].map((key) => `${key}: ${style.getPropertyValue(key)}`);
              return `${element.tagName}${part} { ${values.join("; ")} }`;
            }),
          ),
      );
    const before = await stylesOf();
    await page.addStyleTag({ content: css });
    expect(await stylesOf()).toEqual(before);
    expect(before.length).toBeGreaterThan(200);
    await page.close();
  },
);
