import { expect, test } from "vitest";
import type { Attachment } from "../../src/attachments/attachment.js";
import { whatHappened } from "../../src/react/attachments/whatHappened.js";
import { defaultStrings } from "../../src/strings.js";

const file = (id: string): Pick<Attachment, "id" | "file" | "name" | "size" | "mimeType"> => ({
  id,
  file: new File([], id),
  name: id,
  size: 9,
  mimeType: "image/png",
});
const pdf: Attachment = { ...file("a.pdf"), status: "ready", data: new Blob() };
const uploading: Attachment = { ...file("b"), status: "encoding", encoded: 1, isInText: true };

function said(before: readonly Attachment[], now: readonly Attachment[]): string[] {
  return whatHappened(before, now, defaultStrings, () => undefined);
}

test("that all files are ready is said of the files alone, not again once a picture in the text ends", () => {
  const encoding: Attachment = { ...file("a.pdf"), status: "encoding", encoded: 1 };
  expect(said([encoding, uploading], [pdf, uploading])).toEqual(["All files are ready"]);
  expect(said([pdf, uploading], [pdf])).toEqual([]);
});
