import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { ServerResponse } from "node:http";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };
import { apiServer } from "./stories/console/server/plugin.js";
import { renderOnServer } from "./test/server/renderOnServer.js";
import { giveClipboard, takeClipboard } from "./test/browser/clipboardTurns.js";
import { chromiumArgs, findHeadless } from "./test/browser/findChromium.mjs";
import { LongestFirst } from "./test/longestFirst.js";

const packages = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

/** Found while tests run, they would reload the page under them. */
const bundledFirst = [...packages, "react-dom/client"];

/** Of a host's own editor, in stories/editors. */
const hostsEditors = [
  "@lexical/history",
  "@lexical/html",
  "@lexical/link",
  "@lexical/list",
  "@lexical/rich-text",
  "@tiptap/core",
  "@tiptap/pm/history",
  "@tiptap/pm/state",
  "@tiptap/starter-kit",
  "lexical",
];

/** Of the files that know React, those that a host imports one by one. */
const exported = [
  "react/composer/ReplyComposer.tsx",
  "react/editor/lazyEditor.tsx",
  "react/drafts/useDrafts.ts",
  "react/sending/useOutbox.ts",
  "react/model/useReplyComposer.ts",
];

/**
 * Small files that are loaded at first and that parts loaded later need, too. One file in dist/ for all
 * of them: some bundlers make a chunk for each set of parts that need a file, and a host would load
 * five chunks of a hundred bytes at first.
 */
const sharedFiles =
  /src.(?:async.(?:delay|withDeadline|yieldToMain)|attachments.(?:encodedSize|meansFiles)|domain.optional|domain.text.(?:cleanText|fold)|sending.threads(?:Before)?|domain.recipients.(?:recipients|parseRecipients)|domain.report|domain.uuid|drafts.storage.draftStores|drafts.lastWord|async.chunk|domain.text.htmlReader|async.createStore|drafts.draftView|domain.localTime|drafts.record.(?:toDraft|excerpt)|domain.text.body|async.throttled|domain.isSame|drafts.shownForm|async.leaveGuard|domain.fields|domain.touched|domain.textVersion)\.ts$/;

/** Of each project but the console's: most of a test in a browser is waiting. */
const maxWorkers = 2;

export default defineConfig({
  plugins: [react()],
  build: {
    lib: {
      entry: {
        ...oneEach(),
        gateway: "src/gateway/gateway.ts",
        "gateway-node": "src/gateway/node/node.ts",
      },
      formats: ["es"],
    },
    // The host's bundler minifies; readable code is what its engineers debug.
    minify: false,
    sourcemap: true,
    target: "es2022",
    rolldownOptions: {
      external: (id) =>
        id.startsWith("node:") || packages.some((name) => id === name || id.startsWith(`${name}/`)),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name].js",
        codeSplitting: { groups: [{ name: "shared", test: sharedFiles }] },
      },
      plugins: [styles()],
    },
  },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // For a machine that is busy with something else; nothing here takes a second of its own.
          testTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers,
          // What two files both import is loaded once. A test of what a module does first resets them.
          isolate: false,
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [
            "test/console/**",
            "test/engines/**",
            "test/hosts/**",
            "test/package/built/**",
            "test/**/*.browser.test.*",
          ],
        },
      },
      {
        extends: true,
        plugins: [cachedModules(), apiServer(), freshConnections()],
        // Projects that share one cache bundle over each other.
        cacheDir: "node_modules/.vite/browser",

        optimizeDeps: {
          include: [...bundledFirst, ...hostsEditors, "@testing-library/dom", "axe-core"],
        },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.{ts,tsx}"],
          setupFiles: ["test/browser/setup.ts", "test/browser/looseTexts.ts"],
          maxWorkers,
          // A busy machine is no failure: what is waited for comes or does not.
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
          browser: { ...inChromium(), commands: { renderOnServer, takeClipboard, giveClipboard } },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: ".storybook" })],
        cacheDir: "node_modules/.vite/stories",
        optimizeDeps: { include: [...bundledFirst, ...hostsEditors, "react-router", "dompurify"] },
        test: {
          name: "stories",
          setupFiles: ["test/browser/looseTexts.ts"],
          // Its own is one page, but projects that run side by side must agree.
          maxWorkers,
          // That page shows one story after the other, as Storybook's own does.
          isolate: false,
          browser: { ...inChromium(), fileParallelism: false },
        },
      },
      {
        extends: true,
        test: {
          name: "console",
          include: ["test/console/**/*.test.ts"],
          globalSetup: ["test/console/setup.ts"],
          maxWorkers,
          // Each worker starts one browser, not one for each file.
          isolate: false,
          // After all others: beside them some wait for a page longer than they may.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});

/**
 * A file in dist/ for each of ours, so that a host's bundler leaves out whole what nothing asks for,
 * and puts what is loaded later into a chunk with all that it alone needs. `src/react` is few files
 * all the same: nearly each of its modules imports React.
 */
function oneEach(): Record<string, string> {
  const folder = new URL("src/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter(
      (file) => /(?<!\.d)\.ts$/.test(file) && !/^(?:gateway|react|rich-text|testing)\//.test(file),
    );
  const entries = [...files, ...exported].map((file) => [
    file.replace(/\.\w+$/, ""),
    `src/${file}`,
  ]);
  return Object.fromEntries(entries);
}

/** A new object each time: Vitest writes into it. */
function inChromium() {
  const executablePath = findHeadless();
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    // A desktop's, where all fields stand in the toolbar.
    viewport: { width: 720, height: 896 },
    provider: playwright({
      launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
      contextOptions: { permissions: ["clipboard-read", "clipboard-write"] },
    }),
    instances: [{ browser: "chromium" as const }],
  };
}

/**
 * Each request on a connection of its own. Chromium sends a POST again by itself when one that it
 * reuses breaks, and whether it finds one to reuse depends on what the page loaded last.
 */
function freshConnections(): Plugin {
  return {
    name: "reply-composer:fresh-connections",
    configureServer({ httpServer }) {
      if (httpServer && "maxRequestsPerSocket" in httpServer) httpServer.maxRequestsPerSocket = 1;
    },
  };
}

/**
 * Each test file is a page of its own that loads all modules again: asked for once, they come from
 * Chromium's cache. Vitest has it ask each time, since a package could be mocked in one file alone;
 * none is here, and where a module of ours is, Playwright turns the cache off.
 */
function cachedModules(): Plugin {
  return {
    name: "reply-composer:cached-modules",
    configureServer({ config, middlewares }) {
      // Who watches changes them.
      if (config.server.watch !== null) return;
      middlewares.use(({ url = "" }, response, next) => {
        if (/^\/(?:src|test|node_modules)\//.test(url)) {
          const setHeader = ServerResponse.prototype.setHeader.bind(response);
          setHeader("Cache-Control", "max-age=3600");
          response.setHeader = (name, value) =>
            name === "Cache-Control" ? response : setHeader(name, value);
        }
        next();
      });
    },
  };
}

/**
 * The stylesheets, joined as `src/styles.css` lists them. They are entries of their own: no import
 * of CSS may reach a host's types or tests.
 */
function styles(): Plugin {
  const readSource = (path: string) => readFile(new URL(`src/${path}`, import.meta.url), "utf8");
  return {
    name: "reply-composer:styles",
    async generateBundle() {
      const list = await readSource("styles.css");
      const paths = list.match(/styles\/\w+\.css/g) ?? [];
      const sources = await Promise.all(paths.map(readSource));
      // A page that links it loads the rules alone, without what makes them easy to read.
      const rules = sources.join("\n").replaceAll(/\/\*.*?\*\/\s*|^\s+/gms, "");
      const sheet = rules
        .replaceAll(/^([\w-]+:) /gm, "$1")
        .replaceAll(/ ?([{};,(])\n|\n(?=\))/g, "$1");
      // In a layer what is important outweighs the host, and nothing in it may.
      const layered = `@layer reply-composer {\n${sheet.replaceAll(" !important", "")}}\n`;
      const types = await readSource("styles.css.d.ts");
      for (const [fileName, source] of Object.entries({
        "styles.css": sheet,
        "styles.css.d.ts": types,
        "styles.layer.css": layered,
        "styles.layer.css.d.ts": types,
      })) {
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
