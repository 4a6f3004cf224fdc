import { describe, expect, test } from "vitest";
import { fillVariables } from "../../../src/domain/variables/fillVariables.js";

const values = {
  "customer.firstName": "Ann",
  "customer.fullName": "Ann Lee",
  "customer.email": "ann+x@example.com",
  "conversation.number": "1042",
  company: "Tables & <Sons>",
  address: "1 Rose Lane\nLeeds",
  nested: "{{company}}",
  empty: "",
};

const filled = (format: "plain" | "html", value: string, more = {}) =>
  fillVariables({ format, value }, { ...values, ...more });
const plain = (text: string) => filled("plain", text).body.value;
const html = (text: string, more = {}) => filled("html", text, more).body.value;

describe("a variable", () => {
  test.each([
    ["Help Scout's", "Hi {%customer.firstName,fallback=there%},"],
    ["ours", "Hi {{ customer.firstName | there }},"],
    ["without a fallback", "Hi {%customer.firstName%},"],
    ["with white space anywhere", "Hi {%  customer.firstName , fallback = there  %},"],
    ["without any", "Hi {{customer.firstName|there}},"],
    ["in other letters", "Hi {{ Customer.First_Name }},"],
    ["with signs without width", "Hi {{\u200bcustomer.first\u00adName\ufeff}},"],
    ["with spaces that do not break", "Hi {{\u00a0customer.firstName\u00a0}},"],
    ["as Chatwoot writes it", "Hi {{ customer.first_name || 'there' }},"],
    ["as Liquid writes it", 'Hi {{ customer.first_name | default: "there" }},'],
  ])("%s", (_what, text) => {
    expect(plain(text)).toBe("Hi Ann,");
    expect(html(text.replaceAll('"', "&quot;"))).toBe("Hi Ann,");
  });

  test.each([
    ["{%customer.lastName,fallback=there%}", "there"],
    ["{{ customer.lastName | there }}", "there"],
    ["{{ empty | there }}", "there"],
    ["{%customer.lastName,fallback=%}", ""],
    ["{{customer.lastName|}}", ""],
    ["{%customer.lastName,fallback=“there”%}", "there"],
    ["{%customer.lastName,fallback='there'%}", "there"],
    ["{{ constructor | there }}", "there"],
    ["{%customer.lastName,fallback=50% off%}", "50% off"],
  ])("without a value: %s", (text, fallback) => {
    expect(plain(`<${text}>`)).toBe(`<${fallback}>`);
    expect(filled("plain", text).blanks).toEqual([]);
  });

  test("with neither is a blank, once, in order, and stays as its mark", () => {
    const text = "{% order number %} of {{ date}}: {{Order_Number}}, {{ date }}";
    const { body, blanks } = fillVariables({ format: "plain", value: text }, values, (name) =>
      name.toUpperCase(),
    );
    expect(body.value).toBe("{{order number}} of {{date}}: {{order number}}, {{date}}");
    expect(blanks).toEqual([
      { name: "order number", label: "ORDER NUMBER" },
      { name: "date", label: "DATE" },
    ]);
    expect(filled("plain", text, { "order number": "7", date: "today" }).body.value).toBe(
      "7 of today: 7, today",
    );
  });

  test("its value is never read again", () => {
    expect(plain("{{nested}} {{company}}")).toBe("{{company}} Tables & <Sons>");
    expect(filled("html", "{{nested}}").blanks).toEqual([]);
  });

  test.each(["{{}}", "{{ }}", "{%%}", "{{ - }}", "{ {a} }", "{{a\nb}}", `{{${"a".repeat(81)}}}`])(
    "is none: %s",
    (text) => {
      expect(filled("plain", text)).toEqual({
        body: { format: "plain", value: text },
        blanks: [],
        names: [],
      });
    },
  );

  test("the customer's names that were put in are told", () => {
    const text = "{{customer.fullName}} {{company}} {%customer.firstName%} {{customer.firstName}}";
    expect(filled("html", text).names).toEqual(["Ann Lee", "Ann"]);
  });
});

describe("in HTML", () => {
  test("a value is text, in lines", () => {
    expect(html("<p>{{company}}</p>")).toBe("<p>Tables &amp; &lt;Sons&gt;</p>");
    expect(html("<p>{{address}}</p>")).toBe("<p>1 Rose Lane<br>Leeds</p>");
    expect(html("{{none | a & b}}")).toBe("a &amp; b");
  });

  test.each([
    ["split by tags", "{{<b>customer.<i>first</i>Name</b>}}", "<b>Ann<i></i></b>"],
    ["with its braces apart", "<b>{</b>{customer.firstName}<u>}</u>", "<b></b>Ann<u></u>"],
    ["with a comment in it", "{%customer.<!-- x -->firstName%}", "Ann<!-- x -->"],
    ["with entities", "{{&nbsp;customer&#46;firstName&nbsp;}}", "Ann"],
    ["of entities", "&#123;&#x7B;customer.firstName&#125;&#x7d;", "Ann"],
    ["with its fallback marked", "{%x,fallback=<b>there</b>%}", "there<b></b>"],
    ["over lines of the source", "{{customer.firstName\n  | there}}", "Ann"],
  ])("%s", (_what, text, expected) => {
    expect(html(`a &amp; ${text} b`)).toBe(`a &amp; ${expected} b`);
  });

  test.each([
    "<p>{{customer.</p><p>firstName}}</p>",
    "{{customer.<br>firstName}}",
    "<style>{{customer.firstName}}</style>",
    "<!-- {{customer.firstName}} -->",
    "<p style='color:{{company}}' onclick='{{company}}'>x</p>",
    "<b {{customer.firstName}}>x</b>",
    "x <a href='{{customer.firstName}}",
  ])("is none: %s", (text) => {
    expect(filled("html", text)).toEqual({
      body: { format: "html", value: text },
      blanks: [],
      names: [],
    });
  });
});

describe("in an attribute", () => {
  test.each([
    [
      "https://x.example/{%conversation.number%}?m={{customer.email}}",
      "1042?m=ann%2Bx%40example.com",
    ],
    ["https://x.example/%7B%7Bconversation.number%7D%7D", "1042"],
    ["https://x.example/{%25conversation.number%25}", "1042"],
    ["https://x.example/%7B%conversation.number%%7D", "1042"],
    ["https://x.example/{{conversation%20.number}}", "1042"],
    ["https://x.example/{{company}}", "Tables%20%26%20%3CSons%3E"],
    ["https://x.example/{{none | a'b}}", "a%27b"],
  ])("a value is a part of an address: %s", (address, expected) => {
    expect(html(`<a href="${address}">x</a>`)).toBe(
      `<a href="https://x.example/${expected}">x</a>`,
    );
  });

  test("a value that is an address may be a whole one, and a person's address stays readable", () => {
    const link = "https://x.example/?a=1&b='2' 3";
    expect(html("<a href='{{link}}'>x</a>", { link })).toBe(
      "<a href='https://x.example/?a=1&amp;b=%272%27%203'>x</a>",
    );
    expect(html('<a href="mailto:{{customer.email}}">x</a>')).toBe(
      '<a href="mailto:ann%2Bx@example.com">x</a>',
    );
  });

  test("a value is words in a title, and ends no attribute", () => {
    const x = `"'> y=\``;
    const expected = "&#34;&#39;&#62;&#32;y&#61;&#96;";
    expect(html(`<b title={{x}} alt='{{x}}'>y</b>`, { x })).toBe(
      `<b title=${expected} alt='${expected}'>y</b>`,
    );
  });

  test("a blank is asked for too, in the order of the text, and all else stays as it was", () => {
    const text = `<p>{{b}}<a class="{" href="https://x.example/%7Ba%7D/{{a}}">{{c}}</a></p>`;
    const { body, blanks } = filled("html", text);
    expect(body.value).toBe(text);
    expect(blanks.map(({ name }) => name)).toEqual(["b", "a", "c"]);
  });

  test.each([
    ['<a href="{{link}}">here</a>', '<a href="{{link}}">here ({{link}})</a>'],
    ["<a href={%link%}>here</a>", "<a href={%link%}>here ({{link}})</a>"],
    ['<a href="%7B%7Blink%7D%7D"><b>x</b></a> y', '<a href="{{link}}"><b>x</b> ({{link}})</a> y'],
    ['<img src="{{logo}}"> y', '<img src="{{logo}}"> ({{logo}}) y'],
    ['<a href="{{link}}">{{ link }}</a>', '<a href="{{link}}">{{link}}</a>'],
    ['<a href="https://x.example/%7B%7Bn%7D%7D">y</a>', '<a href="https://x.example/{{n}}">y</a>'],
  ])("a blank is seen, and asked about before Send: %s", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test.each([
    ["www.x.example/1?a=b&c", "https://www.x.example/1?a=b&amp;c", "here"],
    ["https://x.example/1", "https://x.example/1", "here"],
    ["the & page", "the%20%26%20page", "here (the &amp; page)"],
    ["javascript:alert(1)", "javascript%3Aalert(1)", "here (javascript:alert(1))"],
  ])("what is typed for an address leads there, or is said: %s", (link, href, words) => {
    expect(html('<a href="{{link}}">here</a>', { link })).toBe(`<a href="${href}">${words}</a>`);
  });
});
