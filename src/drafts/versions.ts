import type { Id } from "../domain/conversation.js";
import { versionReasons, type TextVersion, type VersionReason } from "../domain/textVersion.js";
import { newUuid } from "../domain/uuid.js";
import { isNumber, isObject, isOneOf, isText } from "./shapes.js";
import { keyOf, type DraftPlace } from "./storage.js";

const most = 20;

const hasShape = /* @__PURE__ */ (() =>
  isObject({ at: isNumber, text: isText, before: isOneOf(versionReasons) }))();

function isVersion(record: unknown): record is TextVersion {
  return hasShape(record);
}

/**
 * Earlier versions of one reply's text, newest first. Each has a key of its own, since two tabs that
 * add to one record at the same time would lose one.
 */
export function createVersions(
  { scope, storage }: DraftPlace,
  conversationId: Id,
  onChange: (versions: readonly TextVersion[]) => void,
) {
  let latest = 0;
  let turn = Promise.resolve();
  const inTurn = (act: () => Promise<void>) => (turn = turn.then(act));
  const read = async () => {
    const entries = await storage.entries(keyOf("versions", scope, conversationId));
    const found = entries.flatMap(([key, record]) => {
      return isVersion(record) ? [{ key, version: record }] : [];
    });
    return found.toSorted((a, b) => b.version.at - a.version.at);
  };
  /** What says nothing new is not added. */
  const add = async (version: TextVersion) => {
    const known = await read();
    if (known[0]?.version.text === version.text) return;
    const others = known.filter((one) => one.version.text !== version.text).slice(0, most - 1);
    onChange([version, ...others.map((one) => one.version)]);
    await storage.set(keyOf("versions", scope, conversationId, newUuid()), version).catch(() => {});
    const surplus = known.filter((one) => !others.includes(one));
    await Promise.all(surplus.map(({ key }) => storage.delete(key).catch(() => {})));
  };
  return {
    /** After what is being added: it would not be shown. */
    load: () => inTurn(async () => onChange((await read()).map(({ version }) => version))),
    add(text: string, before: VersionReason) {
      if (text.trim() === "") return;
      // No two at the same time: their order would be lost.
      latest = Math.max(Date.now(), latest + 1);
      const version = { at: latest, text, before };
      void inTurn(() => add(version));
    },
  };
}
