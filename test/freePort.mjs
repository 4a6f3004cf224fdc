import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A port that nothing listens on, for a program that can't be asked to choose one. Systems give ports from
 * 32768 on to whatever connects, so one of those may be taken before the program listens; these are not.
 */
export async function freePort() {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
    // oxlint-disable-next-line no-await-in-loop -- until one is free
    if (await isFree(port)) return port;
  }
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
