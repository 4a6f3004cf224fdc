import { expect, onTestFinished, test, vi } from "vitest";
import { blankValues } from "../../src/domain/fields.js";
import { listDrafts } from "../../src/drafts/listDrafts.js";
import { toDraft } from "../../src/drafts/record/toDraft.js";
import { keyOf, type DraftKey, type DraftStorage } from "../../src/drafts/storage/storage.js";
import { openDraftChannel } from "../../src/drafts/tabs/channel.js";

const draftOf = (value: string) =>
  toDraft({ values: { ...blankValues(), text: { format: "plain", value } }, untouched: [] }, []);

/** A list whose first look is still reading, of what was stored when it began. */
function beginLook(stored: readonly (readonly [DraftKey, unknown])[], scope: string) {
  let answer = () => {};
  const isRead = new Promise<void>((resolve) => (answer = resolve));
  const storage: DraftStorage = {
    get: async () => undefined,
    set: async () => {},
    delete: async () => {},
    entries: async ([kind]) => {
      await isRead;
      return kind === "draft" ? stored : [];
    },
  };
  const list = listDrafts({ scope, storage });
  const told = vi.fn();
  onTestFinished(list.subscribe(told));
  const tab = openDraftChannel(scope, "another tab", () => {});
  onTestFinished(() => tab.close());
  return { list, tab, told, answer };
}

test("a draft that is written while the list is first read is in it", async () => {
  const { list, tab, told, answer } = beginLook([], "written");
  tab.post(123, { type: "changed", draft: draftOf("A few words") });
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  answer();
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  expect(list.getSnapshot()).toMatchObject([{ conversationId: "123", text: "A few words" }]);
});

test("a draft that is sent while the list is first read is not in it", async () => {
  const scope = "sent";
  const stored = [[keyOf("draft", scope, "123"), draftOf("A few words")]] as const;
  const { list, tab, told, answer } = beginLook(stored, scope);
  const changed = { type: "changed", draft: draftOf("A few words") } as const;
  tab.post(123, changed);
  tab.post(123, { type: "cleared" });
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  answer();
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3));
  expect(list.getSnapshot()).toEqual([]);
});
