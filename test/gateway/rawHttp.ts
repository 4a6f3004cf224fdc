import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where the connection ended without one. */
  status: number;
  head: string;
  body: string;
}

/** Sends bytes as they stand: `fetch` and `node:http` would tidy them up first. */
export function raw(origin: string, bytes: string | Buffer, keepOpen = false): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const read = (): RawAnswer => {
      const text = Buffer.concat(chunks).toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      return { status, head: text.slice(0, Math.max(end, 0)), body: text.slice(end + 4) };
    };
    const finish = () => {
      socket.destroy();
      resolve(read());
    };
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const { head, body } = read();
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? NaN);
      const isWhole = body.length >= length || `\r\n${body}`.endsWith("\r\n0\r\n\r\n");
      if (head !== "" && isWhole) finish();
    });
    // What was never whole is never answered.
    socket.setTimeout(1_500, finish);
    socket.on("error", finish);
    socket.on("close", finish);
    socket.write(bytes);
    if (!keepOpen) socket.end();
  });
}

/** A request's text, with what a page of the desk's says. */
export function requestText(
  method: string,
  path: string,
  headers: readonly string[] = [],
  body = "",
): string {
  const host = headers.some((header) => /^host:/i.test(header)) ? [] : ["Host: desk.example"];
  const origin = headers.some((header) => /^origin:/i.test(header))
    ? []
    : ["Origin: https://desk.example"];
  return [`${method} ${path} HTTP/1.1`, ...host, ...origin, ...headers, "", body].join("\r\n");
}
