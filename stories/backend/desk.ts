// A helpdesk of another make: JSON in, JSON out, files as parts of a form. It lives in the page, has one
// ticket, and shares no code and no word with the API that the package was written for.

import { answerTexts } from "./deskTexts.js";

/** Who writes and who is written to. */
interface Person {
  address: string;
  name: string;
}

/** One entry of a ticket. */
export interface DeskMessage {
  id: string;
  by: "agent" | "requester";
  author: Person;
  /** HTML. */
  words: string;
  at: string;
  copies: readonly string[];
  files: readonly { name: string; type: string; bytes: number }[];
  /** Kept here for colleagues: nobody outside gets it. */
  held?: boolean | undefined;
  /** What it is about, as the page of this desk has put it there. */
  about?: unknown;
}

/** What meets the next message: its answer is lost once it is stored, or the ticket is full. */
type DeskFault = "answer-lost" | "full";

/** As a socket knows it. */
interface Connection {
  incoming: { socket: { destroy: () => void } };
}

/** The backend, and what a story asks of it. */
export interface Desk {
  fetch: (request: Request, connection?: Connection) => Promise<Response>;
  /** Oldest first. */
  messages: () => readonly DeskMessage[];
  /** What the ticket is in. */
  stage: () => string;
  /** How many messages were posted, refused ones included. */
  posts: () => number;
  fail: (fault: DeskFault) => void;
}

const requester: Person = { address: "ines@example.com", name: "Inês Prado" };
const agent: Person = { address: "sam@desk.example", name: "Sam" };

/** A desk with the ticket T-7, of Inês, whom nobody has answered. */
export function createDesk(): Desk {
  const messages: DeskMessage[] = [
    {
      id: "m1",
      by: "requester",
      author: requester,
      words: "The lamp flickers.",
      at: "2026-11-24T10:00:00Z",
      copies: [],
      files: [],
    },
  ];
  const faults: DeskFault[] = [];
  let stage = "open";
  let posts = 0;

  const post = async (request: Request): Promise<DeskMessage | Response> => {
    posts += 1;
    const form = await request.formData();
    const {
      words,
      copies,
      stage: wanted,
      held,
      silent,
      at,
      about,
    } = Object(JSON.parse(text(form.get("message"))));
    if (faults[0] === "full") {
      faults.shift();
      return refusal(423, "full", "This ticket takes no more messages");
    }
    const wrong = [copies].flat().findIndex((address) => !String(address).includes("."));
    if (wrong >= 0) {
      return refusal(422, "wrong", "Not sent", { field: `copies.${wrong}`, says: "is nobody" });
    }
    const files = form.getAll("file").filter((one) => one instanceof File);
    const made: DeskMessage = {
      id: `m${messages.length + 1}`,
      by: "agent",
      author: agent,
      words: String(words),
      at: String(at ?? new Date().toISOString()),
      copies: [copies].flat().map(String),
      files: files.map(({ name, type, size }) => ({ name, type, bytes: size })),
      held: held === true,
      about,
    };
    messages.push(made);
    if (wanted !== undefined) stage = String(wanted);
    else if (held !== true && silent !== true) stage = "waiting-for-customer";
    return made;
  };

  return {
    messages: () => messages,
    stage: () => stage,
    posts: () => posts,
    fail: (fault) => void faults.push(fault),
    async fetch(request, connection) {
      const url = new URL(request.url);
      const { pathname } = url;
      const ready = answerTexts(url);
      if (ready) return ready;
      if (!pathname.startsWith("/tickets/T-7")) return refusal(404, "none", "No such ticket");
      if (request.method === "POST") {
        const made = await post(request);
        if (made instanceof Response) return made;
        if (faults[0] === "answer-lost") {
          faults.shift();
          connection?.incoming.socket.destroy();
        }
        return Response.json({ message: made.id }, { status: 201 });
      }
      return pathname.endsWith("/messages")
        ? Response.json(messages)
        : Response.json({ id: "T-7", title: "Lamp", stage, requester, messages: messages.length });
    },
  };
}

function refusal(status: number, code: string, says: string, ...about: unknown[]): Response {
  return Response.json({ error: { code, says, about } }, { status });
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "{}";
}
