import { expect, test } from "vitest";
import { bodyOf, versionOf, withVersion } from "../../src/domain/textVersion.js";
import type { Body } from "../../src/domain/text/body.js";

const plain = (value: string): Body => ({ format: "plain", value });
const html = (value: string): Body => ({ format: "html", value });

test("a version keeps its formatting, and says what a reader would see", () => {
  const bold = versionOf(html("<b>Dear</b> Ann"), 1, "insert");
  expect(bold.text).toBe("Dear Ann");
  expect(bodyOf(bold)).toEqual(html("<b>Dear</b> Ann"));
  // As older versions of this package have stored it, and as they can read it.
  const older = { at: 1, text: "Dear Ann", before: "insert" } as const;
  expect(versionOf(plain("Dear Ann"), 1, "insert")).toEqual(older);
  expect(bodyOf(older)).toEqual(plain("Dear Ann"));
});

test("the same words without their formatting are another version", () => {
  const bold = versionOf(html("<b>Dear</b> Ann"), 1, "removal");
  const known = [bold, versionOf(plain("Dear"), 0, "removal")];
  const newer = versionOf(plain("Dear Ann"), 2, "insert");
  expect(withVersion(known, newer)).toEqual([newer, bold]);
});
