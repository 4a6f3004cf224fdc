// The API in the page: what goes to `/worlds/<name>` is answered by an emulator of that name, or by
// another backend, by fetch and by XMLHttpRequest alike, so that stories need no server, not even for their faults.
import { createEmulator, type Emulator } from "../test/emulator/emulator.js";

type Backend = Pick<Emulator, "fetch">;

interface World {
  backend: Backend;
  /** What the gateway would add. */
  token?: Promise<string>;
}

const worlds = new Map<string, World>();

function worldOf(name: string): World {
  const known = worlds.get(name);
  if (known) return known;
  const emulator = createEmulator();
  const made = { backend: emulator, token: fetchToken(emulator) };
  worlds.set(name, made);
  return made;
}

/** From now on `/worlds/<name>` is answered by that; returns what stands before its paths. */
export function addWorld(name: string, backend: Backend): string {
  worlds.set(name, { backend });
  return `/worlds/${name}`;
}

async function fetchToken({ fetch }: Emulator): Promise<string> {
  const credentials = { grant_type: "client_credentials", client_id: "a", client_secret: "b" };
  const response = await fetch(
    new Request(new URL("/v2/oauth2/token", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(credentials),
    }),
  );
  const { access_token: token } = Object(await response.json());
  return String(token);
}

/** The world that a URL leads to, and the URL as that knows it. */
function routeOf(url: string): { world: World; url: URL } | undefined {
  const { href, origin } = new URL(url, document.baseURI);
  const [, name, inside] = /^\/worlds\/([\w-]+)(\/.*)$/.exec(href.slice(origin.length)) ?? [];
  if (name === undefined || inside === undefined) return undefined;
  return { world: worldOf(name), url: new URL(inside, origin) };
}

interface Call {
  method: string;
  url: string;
  headers: Headers;
  body: Blob | undefined;
  signal: AbortSignal;
  /** Bytes of the body that have been read. */
  onRead?: (bytes: number) => void;
}

/** Rejects where the emulator breaks the connection; follows redirects as a browser does. */
async function call({ method, url, headers, body, signal, onRead }: Call): Promise<Response> {
  const route = routeOf(url);
  if (!route) throw new TypeError(`Nothing in this page answers ${url}`);
  const request = new Request(route.url, { method, headers, signal, body: body ?? null });
  const { backend, token } = route.world;
  if (!token) {
    if (body) onRead?.(body.size);
  } else if (route.url.pathname.startsWith("/v2/")) {
    request.headers.set("Authorization", `Bearer ${await token}`);
    // By a property of its own, since not every browser reads a request's body as a stream.
    if (body) Object.defineProperty(request, "body", { value: slowly(body, onRead) });
  }
  const response = await new Promise<Response>((resolve, reject) => {
    const drop = () => reject(new TypeError("The connection broke"));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    const env = {
      incoming: { socket: { destroy: drop } },
      outgoing: { destroyed: false, once: () => {}, shouldKeepAlive: true },
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that an emulator asks of a socket
    backend.fetch(request, env as never).then(resolve, reject);
  });
  const location = response.headers.get("Location");
  if (response.status !== 301 || location === null) return response;
  const { pathname, search } = new URL(location, route.url);
  const world = /^\/worlds\/[\w-]+/.exec(new URL(url, document.baseURI).pathname)?.[0] ?? "";
  return call({ method, url: `${world}${pathname}${search}`, headers, body: undefined, signal });
}

const step = 64 * 1024;

function slowly(body: Blob, onRead?: (bytes: number) => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= body.size) return controller.close();
      const piece = await body.slice(at, at + step).arrayBuffer();
      at += piece.byteLength;
      controller.enqueue(new Uint8Array(piece));
      onRead?.(at);
    },
  });
}

/** As much of an XMLHttpRequest as a POST needs; any other URL goes to the network. */
class PageRequest extends XMLHttpRequest {
  private called: { method: string; url: string } | undefined;
  private readonly sentHeaders = new Headers();
  private readonly ending = new AbortController();
  private answer: { response: Response; text: string } | undefined;

  override open(method: string, url: string | URL) {
    if (routeOf(String(url))) this.called = { method, url: String(url) };
    else super.open(method, url, true);
  }
  override setRequestHeader(name: string, value: string) {
    if (this.called) this.sentHeaders.set(name, value);
    else super.setRequestHeader(name, value);
  }
  override getResponseHeader(name: string) {
    return this.called
      ? (this.answer?.response.headers.get(name) ?? null)
      : super.getResponseHeader(name);
  }
  override get status() {
    return this.called ? (this.answer?.response.status ?? 0) : super.status;
  }
  override get responseText() {
    return this.called ? (this.answer?.text ?? "") : super.responseText;
  }
  override get responseURL() {
    return this.called ? new URL(this.called.url, document.baseURI).href : super.responseURL;
  }
  override abort() {
    this.ending.abort();
    super.abort();
  }
  override send(body?: Document | XMLHttpRequestBodyInit | null) {
    if (!this.called) return super.send(body);
    const blob = body instanceof Blob ? body : undefined;
    void this.exchange(this.called, blob);
  }

  private async exchange(called: { method: string; url: string }, body: Blob | undefined) {
    const total = body?.size ?? 0;
    const tell = (type: string, target: EventTarget = this, loaded = total) =>
      target.dispatchEvent(new ProgressEvent(type, { lengthComputable: true, loaded, total }));
    try {
      const response = await call({
        ...called,
        headers: this.sentHeaders,
        body,
        signal: this.ending.signal,
        onRead: (bytes) => {
          if (this.ending.signal.aborted) return;
          tell("progress", this.upload, bytes);
          if (bytes === total) tell("load", this.upload);
        },
      });
      this.answer = { response, text: await response.text() };
      if (!this.ending.signal.aborted) tell("load");
    } catch {
      if (!this.ending.signal.aborted) tell("error");
    }
  }
}

/** From now on the page answers `/worlds/…` itself. */
export function answerInPage(): void {
  const browserFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!routeOf(href)) return browserFetch(input, init);
    const request = new Request(input, init);
    const { method, headers, signal } = request;
    const body = method === "GET" ? undefined : await request.blob();
    return call({ method, url: href, headers, body, signal });
  };
  globalThis.XMLHttpRequest = PageRequest;
}
