import * as z from "zod/mini";
import type { Id } from "../domain/conversation.js";
import { versionReasons, type TextVersion, type VersionReason } from "../domain/textVersion.js";
import { keyOf, type DraftPlace } from "./storage.js";

const most = 20;

const shape = z.object({
  versions: z.array(z.object({ at: z.number(), text: z.string(), before: z.enum(versionReasons) })),
});

/** Earlier versions of one reply's text, newest first. */
export function createVersions(
  { scope, storage }: DraftPlace,
  conversationId: Id,
  onChange: (versions: readonly TextVersion[]) => void,
) {
  const key = keyOf("versions", scope, conversationId);
  let turn = Promise.resolve();
  /** What says nothing new is not added. */
  const add = async (version: TextVersion) => {
    // Another tab may have added some.
    const known = await read();
    if (known[0]?.text === version.text) return;
    const others = known.filter(({ text }) => text !== version.text);
    const versions = [version, ...others].slice(0, most);
    onChange(versions);
    await storage.set(key, { versions }).catch(() => {});
  };
  const read = async () => shape.safeParse(await storage.get(key)).data?.versions ?? [];
  return {
    load: async () => onChange(await read()),
    add(text: string, before: VersionReason) {
      if (text.trim() === "") return;
      const version = { at: Date.now(), text, before };
      turn = turn.then(() => add(version));
    },
  };
}
