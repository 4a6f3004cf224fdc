import { expect, test, vi } from "vitest";

const list = '"Lee, Ann" <ann@x.com> and bob@y.com';

test("what was typed is read at once, a list once its reader is there, and nothing is lost before", async () => {
  // As in a page that has loaded nothing yet, whatever other tests of this process have.
  vi.resetModules();
  const { parseRecipients } = await import("../../../src/domain/recipients/parseRecipients.js");
  const { whenReadable } = await import("../../../src/react/recipients/recipientReader.js");
  let typed: unknown;
  whenReadable("Ann Lee <ann@x.com>, bob@y.com cy@z.com", () => {
    typed = parseRecipients("Ann Lee <ann@x.com>, bob@y.com cy@z.com");
  });
  expect(typed).toEqual([
    { address: "ann@x.com", name: "Ann Lee" },
    { address: "bob@y.com" },
    { address: "cy@z.com" },
  ]);
  expect(JSON.stringify(parseRecipients(list))).toMatch(/Lee.*Ann.*ann@x\.com.*and.*bob@y\.com/);
  const read = new Promise((resolve) => {
    whenReadable(list, () => resolve(parseRecipients(list)));
  });
  expect(await read).toEqual([
    { address: "ann@x.com", name: "Lee, Ann" },
    { address: "bob@y.com" },
  ]);
});
