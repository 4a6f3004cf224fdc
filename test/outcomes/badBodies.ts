import { hostileTexts } from "./hostile.js";

/** A body that no API should send, and whether it still says that the API knows of its failure. */
export interface BadBody {
  name: string;
  body: string;
  contentType?: string;
  isApis: boolean;
}

const json = (name: string, value: unknown, isApis: boolean): BadBody => ({
  name,
  body: JSON.stringify(value),
  isApis,
});
const raw = (name: string, body: string, contentType = "text/html"): BadBody => ({
  name,
  body,
  contentType,
  isApis: false,
});

const errors = (list: unknown) => ({ message: "Bad request", _embedded: { errors: list } });
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const megabytes = (count: number) => "x".repeat(count * 1_000_000);

const shapeless = [
  raw("nothing", ""),
  raw("a page", "<!doctype html><title>Sign in</title><script>globalThis.canary=1</script>"),
  raw("a page that says it is JSON", "<html>502</html>", "application/json"),
  raw("cut off", '{"message":"It went wr', "application/json"),
  raw("cut off inside of an escape", '{"message":"\\u00', "application/json"),
  raw("two objects", '{"message":"a"}{"message":"b"}', "application/json"),
  raw("a callback", 'alert({"message":"a"})', "application/javascript"),
  raw("control characters", '{"message":"\u0001\u0002"}', "application/json"),
  raw("XML", "<?xml version='1.0'?><error>no</error>", "application/xml"),
  raw("no end of brackets", "[".repeat(100_000), "application/json"),
  raw("deep brackets", nested(5_000), "application/json"),
];

const wrongMessages = [
  ...[null, 7, true, "text", [], [{ message: "in a list" }], {}].map((value) =>
    json(`${JSON.stringify(value)} alone`, value, false),
  ),
  ...[null, 7, true, [], ["x"], {}, { message: "x" }, "", " \n\t "].map((message) =>
    json(`message ${JSON.stringify(message)}`, { message, logRef: 9 }, false),
  ),
];

const wrongProblems = [
  ...[null, 7, "x", [], {}].map((_embedded) =>
    json(`_embedded ${JSON.stringify(_embedded)}`, { message: "Bad request", _embedded }, true),
  ),
  ...[null, 7, "x", {}, { length: 3 }].map((list) =>
    json(`errors ${JSON.stringify(list)}`, errors(list), true),
  ),
  ...[null, 7, "x", [], {}, { path: "cc" }, { message: 7, path: "cc" }, { message: {} }].map(
    (one) => json(`errors [${JSON.stringify(one)}]`, errors([one, one]), true),
  ),
  ...[null, 7, {}, [], "", "cc[", "cc[99999999]", "text.value.x", "constructor", "__proto__"].map(
    (path) => json(`path ${JSON.stringify(path)}`, errors([{ path, message: "is wrong" }]), true),
  ),
  json("logRef {}", { message: "No", logRef: {} }, true),
];

const excessive = [
  json(
    "the same problem twice",
    errors(Array.from({ length: 2 }, () => ({ path: "x", message: "is wrong" }))),
    true,
  ),
  json(
    "a thousand problems",
    errors(Array.from({ length: 1_000 }, (_, n) => ({ path: `cc[${n}]`, message: `wrong ${n}` }))),
    true,
  ),
  json("10 MB of message", { message: megabytes(10), logRef: megabytes(1) }, true),
  raw("10 MB of page", `<html>${megabytes(10)}</html>`),
  json(
    "10 MB of problems",
    errors(Array.from({ length: 200_000 }, () => ({ path: "text", message: "is wrong" }))),
    true,
  ),
  {
    ...raw("deep JSON beside a message", `{"message":"No","deep":${nested(3_000)}}`),
    contentType: "application/json",
    isApis: true,
  },
];

const hostile = hostileTexts.map((text, index) =>
  json(
    `hostile text ${index + 1}`,
    {
      message: text,
      logRef: text,
      [text]: text,
      _embedded: {
        errors: ["cc", "text", "customer", text].map((path) => ({ path, message: text })),
      },
    },
    true,
  ),
);

/** What decides whether a 5xx may have been sent, and what a refusal is shown from. */
export const bodiesOf500: readonly BadBody[] = [...shapeless, ...wrongMessages, ...wrongProblems];
export const bodiesOf400: readonly BadBody[] = [...wrongProblems, ...excessive, ...hostile];
