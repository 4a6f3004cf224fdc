import { expect, test } from "vitest";
import { nameKey, uniqueName } from "../../src/attachments/uniqueName.js";

test.each([
  ["image.jpg", ["other.jpg"], "image.jpg"],
  ["image.jpg", ["image.jpg"], "image (2).jpg"],
  ["image.jpg", ["image.jpg", "image (2).jpg"], "image (3).jpg"],
  ["Image.JPG", ["image.jpg"], "Image (2).JPG"],
  ["backup.tar.gz", ["backup.tar.gz"], "backup (2).tar.gz"],
  ["README", ["README"], "README (2)"],
  [".env", [".env"], ".env (2)"],
  ["v1.2 notes", ["v1.2 notes"], "v1.2 notes (2)"],
  ["nai\u0308ve.txt", ["na\u00efve.txt"], "nai\u0308ve (2).txt"],
])("%s beside %j is %s", (name, taken, unique) => {
  expect(uniqueName(name, new Set(taken.map(nameKey)))).toBe(unique);
});
