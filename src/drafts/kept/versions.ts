import type { Id } from "../../domain/conversation.js";
import { isBlank, type Body } from "../../domain/text/body.js";
import { isSame } from "../../domain/isSame.js";
import {
  bodyOf,
  versionOf,
  versionReasons,
  withVersion,
  type TextVersion,
  type VersionReason,
} from "../../domain/textVersion.js";
import { newUuid } from "../../domain/uuid.js";
import { isBody, isMaybe, isNumber, isObject, isOneOf, isText } from "../record/shapes.js";
import { keyOf, type DraftPlace } from "../storage/storage.js";

const isVersion = /* @__PURE__ */ (() =>
  isObject<TextVersion>({
    at: isNumber,
    text: isText,
    body: isMaybe(isBody),
    before: isOneOf(versionReasons),
  }))();

/**
 * Earlier versions of one reply's text, newest first. Each has a key of its own, since two tabs that
 * add to one record at the same time would lose one. `onStored`: other tabs may read it now.
 */
export function createVersions(
  { scope, storage }: DraftPlace,
  conversationId: Id,
  onChange: (versions: readonly TextVersion[]) => void,
  onStored: () => void,
) {
  let known: readonly TextVersion[] = [];
  let latest = 0;
  /** How many are being added, which the storage may not show yet. */
  let adding = 0;
  let turn = Promise.resolve();
  const inTurn = (act: () => Promise<void>) => (turn = turn.then(act));
  const read = async () => {
    const entries = await storage.entries(keyOf("versions", scope, conversationId));
    const found = entries.flatMap(([key, record]) => {
      return isVersion(record) ? [{ key, version: record }] : [];
    });
    return found.toSorted((a, b) => b.version.at - a.version.at);
  };
  const show = (versions: readonly TextVersion[]) => {
    known = versions;
    onChange(versions);
  };
  /** Unless something is being added: that shows all once it is there. */
  const showStored = (versions: readonly TextVersion[]) => {
    if (adding === 0) show(versions);
  };
  const load = async () => showStored((await read()).map(({ version }) => version));
  const clean = async () => {
    const found = await read();
    const all = found.map(({ version }) => version).toReversed();
    const kept = all.reduce<readonly TextVersion[]>(withVersion, []);
    const surplus = found.filter(({ version }) => !kept.includes(version));
    await Promise.all(surplus.map(({ key }) => storage.delete(key).catch(() => {})));
    showStored(kept);
  };
  return {
    /** After what is being added: it would not be shown. */
    load: () => inTurn(load),
    /** What says nothing new is not added. */
    add(body: Body, before: VersionReason) {
      const [newest] = known;
      if (isBlank(body) || (newest && isSame(body, bodyOf(newest)))) return;
      // No two at the same time: their order would be lost.
      latest = Math.max(Date.now(), latest + 1, (newest?.at ?? 0) + 1);
      const version = versionOf(body, latest, before);
      adding += 1;
      show(withVersion(known, version));
      // At once: a page that goes away waits for nothing.
      const key = keyOf("versions", scope, conversationId, newUuid());
      const written = storage.set(key, version).catch(() => {});
      void inTurn(async () => {
        await written;
        adding -= 1;
        await clean();
        onStored();
      });
    },
  };
}
