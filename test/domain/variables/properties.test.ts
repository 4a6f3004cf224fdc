// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillVariables } from "../../../src/domain/variables/fillVariables.js";

function parsed(html: string): Element {
  const root = document.createElement("div");
  root.innerHTML = html;
  return root;
}

const names = ["a", "b.c", "order number"];
const evil = fc.constantFrom(
  "<img src=x onerror=alert(1)>",
  `"'> <script>alert(1)</script>`,
  "</p></a><svg/onload=1>",
  "javascript:alert(1)",
  "data:text/html,x",
  "&lt;b&gt; &#60;i>",
  "{{a}} {%b.c%}",
  "<!-- --!>",
  "a\r\nb\u2028c",
  "\ud800 \0",
  "$& $1 $`",
);
const anyValue = fc.oneof(evil, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
const anyValues = fc.record(Object.fromEntries(names.map((name) => [name, anyValue])));
const variable = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom("{{ _ }}", "{%_%}", "{{_ | x}}", "{%_,fallback=y%}"),
  )
  .map(([name, form]) => form.replace("_", name));
/** Words and markup without a brace of their own. */
const around = fc.constantFrom(
  "Hi ",
  "&amp;",
  " < ",
  "\n",
  "é",
  "<p>",
  "</p>",
  "<br>",
  "<b>",
  "</b>",
  "<!-- x -->",
);
const inTag = variable.chain((one) =>
  fc.constantFrom(
    `<a href="https://x.example/${one}">y</a>`,
    `<a href='${one}'>y</a>`,
    `<a href=${one.replaceAll(" ", "")}>y</a>`,
    `<img alt="${one}" src="https://x.example/p.png">`,
    `<b title='${one}'>y</b>`,
  ),
);
const templates = fc
  .array(fc.oneof(around, variable, inTag), { maxLength: 12 })
  .map((all) => all.join(""));

const shape = (html: string) => {
  const all = [...parsed(html).querySelectorAll(":not(br)")];
  return all.map((one) => [one.tagName, ...one.getAttributeNames()]);
};

test("no value becomes markup, or an address that runs code", () => {
  fc.assert(
    fc.property(templates, anyValues, (template, values) => {
      const { value: html } = fillVariables({ format: "html", value: template }, values).body;
      expect(shape(html)).toEqual(shape(template));
      for (const link of parsed(html).querySelectorAll("a")) {
        expect(link.href).toMatch(/^(?:https?:|mailto:|tel:|$)/);
      }
    }),
  );
});

test.each([
  ["{{x}}", "javascript:alert(1)"],
  ["{{x}}", " java\nscript:alert(1)"],
  ["{{x}}:alert(1)", "javascript"],
  ["java{{x}}", "script:alert(1)"],
  ["java{{x}}:alert(1)", "script"],
  ["&#32;{{x}}&colon;alert(1)", "javascript"],
  ["&Tab;{{x}}&#58;alert(1)", "javascript"],
  ["java&NewLine;{{x}}&#x3a;alert(1)", "script"],
  ["{{x}}text/html,<b>", "data:"],
])("no value makes an address that runs code: %s with %s", (address, x) => {
  const body = { format: "html", value: `<a href="${address}">y</a>` } as const;
  const link = parsed(fillVariables(body, { x }).body.value).querySelector("a");
  expect(link?.protocol).toBe("http:");
});

test("what is around variables stays byte for byte, in plain text too", () => {
  const texts = fc.array(
    fc.string({ unit: "binary" }).map((text) => text.replace(/[{}%<&]/g, "")),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(texts, fc.constantFrom("plain", "html"), (all, format) => {
      const between = (one: string) => all.join(one);
      const body = { format, value: between("{{ a }}") };
      expect(fillVariables(body, { a: "Ann" }).body.value).toBe(between("Ann"));
      expect(fillVariables(body, {}).body.value).toBe(between("{{a}}"));
    }),
  );
});

test("a second time changes nothing", () => {
  const simple = anyValue.map((text) => text.replace(/[{}%]/g, ""));
  const values = fc.record(Object.fromEntries(names.map((name) => [name, simple])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(templates, values, fc.constantFrom("plain", "html"), (template, known, format) => {
      const once = fillVariables({ format, value: template }, known);
      const twice = fillVariables(once.body, known);
      expect(twice.body).toEqual(once.body);
      expect(twice.blanks.map(({ name }) => name)).toEqual(once.blanks.map(({ name }) => name));
    }),
  );
});

test.each([
  "{{a}} ",
  "{{",
  "{%a,fallback=",
  "<a href='{{",
  "<a {{a}} ",
  "<p>{{a</p>",
  "<!-- {{a}}",
  "&#123;",
  "<a href='%7B%7Ba'>",
])("a megabyte of %s is done at once", (part) => {
  const html = `{{a}}${part.repeat(1_000_000 / part.length)}`;
  const filled = fillVariables({ format: "html", value: html }, { a: "b" }).body.value;
  expect(filled.startsWith("b")).toBe(true);
});
