import { createServer, request as httpRequest } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createApiHandler } from "../../stories/console/server/apiHandler.js";

/** Of a text, a byte a character. */
const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const png = bytes("\x89PNG\r\n\x1a\n and what follows");

/** A console's server, and an upload as one of its pages makes it. */
async function serve() {
  const handler = createApiHandler({ kind: "emulator" });
  const server = createServer((incoming, outgoing) => {
    handler(incoming, outgoing, () => outgoing.writeHead(200).end("the page"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const origin = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
  const [cookie = ""] = (await fetch(origin)).headers.getSetCookie();
  const page = { Origin: origin, Cookie: cookie.split(";")[0] ?? "", "Content-Type": "image/png" };
  const upload = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${origin}/pictures`, { method: "POST", body, headers: { ...page, ...headers } });
  return { origin, page, upload };
}

test("a picture gets an address that nobody can guess, and is shown as what it is", async () => {
  const { origin, upload } = await serve();
  const [first, second] = await Promise.all([upload(png), upload(png)]);
  expect(first.status).toBe(201);
  const { src } = Object(await first.json());
  expect(src).toMatch(new RegExp(`^${origin}/pictures/[\\w-]{32}$`));
  expect(Object(await second.json()).src).not.toBe(src);
  // As a customer's mail program: without a cookie.
  const shown = await fetch(src);
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
});

test.each([
  ["another page's", png, { Origin: "http://rival.example" }, 403],
  ["no page's", png, { Origin: "" }, 403],
  ["who has loaded no page", png, { Cookie: "" }, 401],
  ["an SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), {}, 415],
  ["HTML that says it is a PNG", bytes("<!doctype html><script>1</script>"), {}, 415],
  ["HTML with a PNG's name in it", bytes("<b>\x89PNG\r\n\x1a\n"), {}, 415],
  ["nothing", bytes(""), {}, 415],
  ["more than it takes", new Uint8Array([...png, ...new Uint8Array(10_000_000)]), {}, 413],
])("refuses %s", async (_what, body, headers: Record<string, string>, status) => {
  const { upload } = await serve();
  expect((await upload(body, headers)).status).toBe(status);
});

test("refuses a body that turns out to be too large, without holding it", async () => {
  const { origin, page } = await serve();
  const status = await new Promise((resolve, reject) => {
    const headers = { ...page, "Transfer-Encoding": "chunked" };
    const request = httpRequest(`${origin}/pictures`, { method: "POST", headers });
    request.on("response", (response) => resolve(response.statusCode));
    request.on("error", reject);
    request.write(png);
    for (let n = 0; n < 11; n += 1) request.write(Buffer.alloc(1_000_000));
  });
  expect(status).toBe(413);
});

test.each(["/pictures/unknown", "/pictures/a/b", "/pictures?x"])("%s is nothing", async (path) => {
  const { origin } = await serve();
  expect((await fetch(origin + path, { headers: { Origin: origin } })).status).toBe(404);
});
