import { QueryClient } from "@tanstack/react-query";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultStrings } from "../../src/index.js";
import { registryOf } from "../../src/session/session.js";
import { german } from "../strings/german.js";
import { pages } from "./pages.js";

// What Next refuses while it renders a page ahead (`cacheComponents`), also in client components.
describe("on a server, without a page, a clock or chance", () => {
  beforeEach(() => {
    const refuse = (name: string) => () => {
      // React itself measures how long it takes.
      const callers = new Error("asked").stack?.split("\n").slice(1) ?? [];
      const caller = callers.find((line) => !/rendering\.test|vitest|tinyspy/.test(line));
      if (!caller?.includes("react-dom-server")) throw new Error(`${name} was asked in a render`);
      return 0;
    };
    vi.spyOn(Date, "now").mockImplementation(refuse("Date.now"));
    vi.spyOn(Math, "random").mockImplementation(refuse("Math.random"));
    vi.spyOn(performance, "now").mockImplementation(refuse("performance.now"));
    vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
      throw new Error("crypto.randomUUID was asked in a render");
    });
    vi.spyOn(crypto, "getRandomValues").mockImplementation(() => {
      throw new Error("crypto.getRandomValues was asked in a render");
    });
    vi.stubGlobal("Date", withoutNow(Date));
    for (const name of ["navigator", "localStorage", "indexedDB", "BroadcastChannel"]) {
      vi.stubGlobal(name, undefined);
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  test.each(Object.keys(pages))("renders the same twice: %s", (name) => {
    const first = render(name);
    vi.stubEnv("TZ", "Pacific/Auckland");
    vi.stubEnv("LANG", "ar_EG.UTF-8");
    expect(render(name)).toBe(first);
  });
});

test("leaves nothing behind that keeps a server's process alive", () => {
  vi.useFakeTimers();
  for (const name of Object.keys(pages)) render(name);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("remembers nothing of a page in a QueryClient that a server keeps for all", () => {
  const queryClient = new QueryClient();
  renderToString(pages["drafts"]?.({ queryClient }));
  expect(registryOf(queryClient).sessions.size).toBe(0);
});

test("says nothing in English where the host gives the words of another language", () => {
  const markup = render("another language");
  const english = Object.values(defaultStrings).filter((words) => typeof words === "string");
  expect(english.filter((words) => markup.includes(`>${words}<`))).toEqual([]);
  expect(english.filter((words) => markup.includes(`="${words}"`))).toEqual([]);
  expect(markup).toContain(german.send);
});

function render(name: string): string {
  const page = pages[name];
  if (!page) throw new Error(`no page ${name}`);
  return renderToString(page());
}

/** `new Date()` is a clock, too. */
function withoutNow(real: DateConstructor): DateConstructor {
  return new Proxy(real, {
    construct(target, args: readonly unknown[]) {
      if (args.length === 0) throw new Error("new Date() was asked while rendering");
      return Reflect.construct(target, args);
    },
  });
}
