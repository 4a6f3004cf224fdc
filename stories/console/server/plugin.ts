import type { PreviewServer, Plugin, ViteDevServer } from "vite";
import { createApiHandler } from "./apiHandler.js";
import { readTarget } from "./target.js";

/**
 * The API under the origin of whatever Vite serves: the console, Storybook, tests. By default that
 * is the emulator, in this process; the environment can name another (see `readTarget`).
 */
export function apiServer(): Plugin {
  const mount = (server: ViteDevServer | PreviewServer) => {
    const { logger } = server.config;
    const target = readTarget(process.env);
    server.middlewares.use(
      createApiHandler(target, ({ outcome, status, reason = "", reference }) => {
        if (status < 500 && outcome !== "unknown") return;
        logger.error(`${status} ${outcome}: ${reason} (${reference})`, { timestamp: true });
      }),
    );
    const printUrls = server.printUrls.bind(server);
    server.printUrls = () => {
      printUrls();
      const api =
        target.kind === "emulator" ? "the emulator in test/emulator, seeded" : target.apiUrl;
      logger.info(`  ➜  API:     ${api}`);
    };
  };
  return {
    name: "reply-composer:api-server",
    configureServer: mount,
    configurePreviewServer: mount,
  };
}
