import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Bytes of one picture, and of all that are held. */
const maxBytes = 10_000_000;
const maxHeld = 200_000_000;

/** What every mail program shows. By its first bytes: what a browser says of a file is its name's word. */
const kinds = [
  { type: "image/png", is: (head: string) => head.startsWith("\x89PNG\r\n\x1a\n") },
  { type: "image/jpeg", is: (head: string) => head.startsWith("\xff\xd8\xff") },
  { type: "image/gif", is: (head: string) => /^GIF8[79]a/.test(head) },
  { type: "image/webp", is: (head: string) => /^RIFF[^]{4}WEBP/.test(head) },
];

interface Asking {
  /** Whose pages may upload. */
  origins: readonly string[];
  isSignedIn: boolean;
}

/**
 * Takes pictures for the text of replies, `POST /pictures`, from its own pages and agent alone, and shows
 * them to whoever has the address, `GET /pictures/<name>`: a customer's mail program does. They are held
 * in memory, the oldest go first.
 */
export function createPictures() {
  const held = new Map<string, { type: string; bytes: Buffer }>();
  let total = 0;
  const keep = (type: string, bytes: Buffer) => {
    // Nobody can guess it.
    const name = randomBytes(24).toString("base64url");
    held.set(name, { type, bytes });
    total += bytes.length;
    for (const [oldest, one] of held) {
      if (total <= maxHeld) break;
      held.delete(oldest);
      total -= one.bytes.length;
    }
    return name;
  };
  const take = async (incoming: IncomingMessage, { origins, isSignedIn }: Asking) => {
    const { origin = "" } = incoming.headers;
    // As the gateway has it: before a byte of the body is read.
    if (!origins.includes(origin)) return { status: 403 };
    if (!isSignedIn) return { status: 401 };
    const bytes = await read(incoming);
    if (!bytes) return { status: 413 };
    const head = bytes.subarray(0, 16).toString("latin1");
    const kind = kinds.find(({ is }) => is(head));
    if (!kind) return { status: 415 };
    return { status: 201, src: `${origin}/pictures/${keep(kind.type, bytes)}` };
  };
  const show = (name: string, outgoing: ServerResponse) => {
    const picture = held.get(name);
    if (!picture) return answer(outgoing, { status: 404 });
    outgoing.writeHead(200, {
      ...safely,
      "Content-Type": picture.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
    outgoing.end(picture.bytes);
  };
  return async (incoming: IncomingMessage, outgoing: ServerResponse, asking: Asking) => {
    const { method, url = "" } = incoming;
    const [, name] = /^\/pictures\/([\w-]+)$/.exec(url) ?? [];
    if (name !== undefined && method === "GET") return show(name, outgoing);
    if (url !== "/pictures") return answer(outgoing, { status: 404 });
    if (method !== "POST") return answer(outgoing, { status: 405 });
    answer(outgoing, await take(incoming, asking).catch(() => ({ status: 400 })));
    // What was refused is not read any further.
    if (!incoming.complete) incoming.destroy();
  };
}

/** No script runs, whatever a browser takes it for. */
const safely = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
};

function answer(outgoing: ServerResponse, { status, ...said }: { status: number; src?: string }) {
  const headers = { ...safely, "Content-Type": "application/json", "Cache-Control": "no-store" };
  outgoing.writeHead(status, headers).end(JSON.stringify(said));
}

/** `undefined` where it is too large. */
async function read(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = Number(incoming.headers["content-length"] ?? 0);
  if (size > maxBytes) return undefined;
  size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
