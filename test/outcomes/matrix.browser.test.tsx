import { describe, expect, test } from "vitest";
import { editors } from "../browser/editors.js";
import { until } from "./agent.js";
import { outcomes } from "./outcomes.js";
import { fillIn, type Given } from "./scene.js";
import { share } from "./share.js";

const files = [
  new File(["a file's bytes"], "notes.txt", { type: "text/plain" }),
  new File([new Uint8Array(3_000)], "photo.png", { type: "image/png" }),
];

const givens = [
  {
    what: "a reply with files, translated",
    given: {
      files,
      draft: false,
      signature: { format: "plain", value: "Ann of X" },
      translator: "replaces",
    },
  },
  {
    what: "a reply without, with a signature of HTML",
    given: { files: [], draft: false, signature: { format: "html", value: "<b>Ann of X</b>" } },
  },
  { what: "a draft with files", given: { files, draft: true } },
  {
    what: "a draft without, translated late",
    given: { files: [], draft: true, translator: "comes-late" },
  },
] satisfies { what: string; given: Given }[];

/** Each with each in `npm run soak`; else one editor and the next in turn. */
const scenes = givens.flatMap((each, nth) =>
  share(editors, editors.length, nth).map((editor) => ({ ...each, first: nth, editor })),
);

describe.each(scenes)("$what, in the $editor", ({ given: about, first, editor }) => {
  const given: Given = { ...about, editor };
  // Each outcome once: in `npm run soak` with files and without, as a reply and as a draft.
  test.each(share(outcomes, givens.length, first))(
    "$name: loses nothing, and has a way out",
    async (outcome) => {
      const { from = 123, to, arrange, shows, created = 0, wayOut } = outcome;
      const scene = await fillIn(given, from, to);
      await arrange?.(scene);
      scene.agent.pressKeys();
      const banner = await scene.isShown(shows.kind);
      expect(banner).toMatchObject({ role: "alert", code: shows.code });
      expect(banner?.words).toMatch(shows.words ?? /./);
      expect(scene.told).not.toHaveBeenCalled();
      expect(await scene.created()).toHaveLength(created);
      await wayOut(scene);
      expect(await scene.created()).toMatchObject([scene.thread]);
    },
  );

  test("sent: keeps everything until the server says so", async () => {
    const { agent, arm, letGo, typed, isDone, created, thread } = await fillIn(given, 123);
    await arm({ then: { hang: "after-creating" } });
    agent.pressKeys();
    await until(async () => (await created()).length === 1, "the thread is there");
    expect(agent.read()).toEqual(typed);
    expect(agent.banners()).toEqual([]);
    await letGo();
    await isDone();
    expect(await created()).toMatchObject([thread]);
  });

  test("a 201 that names no thread: sent", async () => {
    const { agent, arm, isDone, told, world } = await fillIn(given, 123);
    await arm({ then: { status: 201 } });
    agent.pressKeys();
    await isDone();
    expect(told).toHaveBeenCalledExactlyOnceWith({ conversationId: 123 });
    expect(await world.replies()).toHaveLength(1);
  });
});

test.each(share([false, true], 2))(
  "a connection that breaks during the upload (draft: %s): certainly not sent",
  async (draft) => {
    // More than the buffers on the way can hold.
    const large = new File([new Uint8Array(15_000_000)], "video.mp4", { type: "video/mp4" });
    const scene = await fillIn({ files: [large], draft }, 123);
    await scene.arm({ then: { drop: "before-reading" } });
    scene.agent.pressKeys();
    expect(await scene.isShown("failed")).toMatchObject({ role: "alert", code: "network" });
    expect(await scene.created()).toEqual([]);
    scene.agent.press("Try again");
    await scene.isDone();
    expect(await scene.created()).toMatchObject([scene.thread]);
  },
);
