import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { renderComposer } from "../../browser/renderComposer.js";

describe("a hostile QueryClient", () => {
  const onError = vi.fn();
  const hostile = (onMutate?: () => void) => {
    const client = new QueryClient({
      defaultOptions: {
        mutations: {
          throwOnError: true,
          retry: 3,
          networkMode: "offlineFirst",
          gcTime: 0,
          onError,
        },
        queries: { throwOnError: true, retry: 3, networkMode: "offlineFirst", gcTime: 0 },
      },
    });
    if (onMutate) client.getMutationCache().config.onMutate = onMutate;
    return client;
  };

  test("neither repeats a failed reply nor takes the composer down", async () => {
    const { world, reply, banner, text, screen } = await renderComposer({ client: hostile() });
    await world.control("POST", "/faults", { then: { status: 500, body: { message: "No" } } });
    await reply("Hello");
    await expect.poll(() => banner("failed")).toBeTruthy();
    await expect.element(text).toHaveValue("Hello");
    expect(await world.replies()).toHaveLength(1);
    expect(onError).toHaveBeenCalledOnce();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    expect(await world.replies()).toHaveLength(2);
  });

  test("whose onMutate throws stops the press, not the composer", async () => {
    const client = hostile(() => {
      throw new Error("global onMutate");
    });
    const { world, reply, banner, text } = await renderComposer({ client });
    await reply("Hello");
    // No connection had a part in it.
    await expect.poll(() => banner("failed")?.textContent).toContain("Sending didn’t start.");
    await expect.element(text).toHaveValue("Hello");
    expect(await world.replies()).toEqual([]);
  });

  test("can tell our mutations by their meta and finds no text in its cache", async () => {
    const client = hostile();
    const seen: unknown[] = [];
    client.getMutationCache().subscribe(({ mutation }) => {
      if (mutation) seen.push([mutation.meta, mutation.state.variables]);
    });
    const { reply, banner } = await renderComposer({ client });
    await reply("A secret");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(seen).toContainEqual([{ source: "reply-composer" }, undefined]);
    expect(JSON.stringify(seen)).not.toContain("secret");
    await expect.poll(() => client.getMutationCache().getAll()).toEqual([]);
  });
});
