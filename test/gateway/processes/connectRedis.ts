import { connect } from "node:net";

/** As much of a client as the store needs: commands in, simple replies out, in order. */
export async function connectRedis(port: number) {
  const socket = connect(port, "127.0.0.1");
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  let buffer = Buffer.alloc(0);

  /** One reply, or nothing where it is not whole yet. */
  const take = (): { value: unknown } | undefined => {
    const end = buffer.indexOf("\r\n");
    if (end < 0) return undefined;
    const [type, text] = [String.fromCharCode(buffer[0] ?? 0), buffer.toString("utf8", 1, end)];
    const rest = end + 2;
    if (type !== "$" || text === "-1") {
      buffer = buffer.subarray(rest);
      if (type === "-") return { value: new Error(text) };
      return { value: type === ":" ? Number(text) : type === "$" ? null : text };
    }
    const length = Number(text);
    if (buffer.length < rest + length + 2) return undefined;
    const value = buffer.toString("utf8", rest, rest + length);
    buffer = buffer.subarray(rest + length + 2);
    return { value };
  };
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  socket.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let reply = take(); reply !== undefined; reply = take()) {
      const next = waiting.shift();
      if (reply.value instanceof Error) next?.reject(reply.value);
      else next?.resolve(reply.value);
    }
  });
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("Redis has gone")));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  return {
    sendCommand(command: string[]): Promise<unknown> {
      const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
      socket.write(`*${command.length}\r\n${parts.join("")}`);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    close: () => socket.destroy(),
  };
}
