import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = new Map([
  [".js", "text/javascript"],
  [".css", "text/css"],
]);

/** Isolated from other origins, pages have exact clocks and shared memory. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * The pages, and an API that reads a reply as fast as it comes and says 201.
 * @param {string} folder
 */
export async function serve(folder) {
  /** @type {number[]} */
  let received = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") {
      let bytes = 0;
      request.on("data", (/** @type {Buffer} */ chunk) => {
        bytes += chunk.length;
      });
      request.on("end", () => {
        received.push(bytes);
        response.writeHead(201, { "Resource-ID": "456" }).end();
      });
      return;
    }
    const type = types.get(extname(pathname));
    if (type) {
      void readFile(join(folder, pathname)).then((content) =>
        response.writeHead(200, { ...isolation, "Content-Type": type }).end(content),
      );
      return;
    }
    const name = pathname.slice(1);
    if (existsSync(join(folder, `${name}.js`))) {
      response
        .writeHead(200, { ...isolation, "Content-Type": "text/html" })
        .end(html(folder, name));
      return;
    }
    // Suggestions and the like, which hide themselves then.
    response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    origin: `http://localhost:${address.port}`,
    /** Bytes of each reply since the last call. */
    takeReceived() {
      const taken = received;
      received = [];
      return taken;
    },
    close: () => server.close(),
  };
}

/**
 * @param {string} folder
 * @param {string} name
 */
function html(folder, name) {
  const styles = existsSync(join(folder, `${name}.css`))
    ? `<link rel="stylesheet" href="/${name}.css">`
    : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${styles}<body style="min-height:100vh;margin:0"><script type="module" src="/${name}.js"></script>`;
}
