import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** False, or another page's, where the composer is in a frame, in a window of its own or in a shadow tree. */
const ofThisPage =
  /\binstanceof (HTML\w*|SVG\w*|Element|Node|\w*Event)\b|\bdocument\.(activeElement|execCommand|getSelection|querySelector|getElementById|body)\b/;

test("what knows React asks where it stands, as place.ts says", () => {
  const names = readdirSync("src/react", { recursive: true, encoding: "utf8" });
  const files = names.filter((file) => /\.tsx?$/.test(file));
  const codes = files.map((file) => readFileSync(`src/react/${file}`, "utf8"));
  expect(files.length).toBeGreaterThan(50);
  expect(codes.flatMap((code) => ofThisPage.exec(code)?.[0] ?? [])).toEqual([]);
});
