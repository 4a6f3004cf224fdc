import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** False, or another page's, where the composer is in a frame, in a window of its own or in a shadow tree. */
const ofThisPage =
  /\binstanceof (HTML\w*|SVG\w*|Element|Node|\w*Event)\b|\bdocument\.(activeElement|execCommand|getSelection|querySelector|getElementById|body)\b/;

test.each(["hooks", "components"])("%s ask where they stand, as place.ts says", (folder) => {
  const files = readdirSync(`src/${folder}`).filter((file) => /\.tsx?$/.test(file));
  const codes = files.map((file) => readFileSync(`src/${folder}/${file}`, "utf8"));
  expect(codes.flatMap((code) => ofThisPage.exec(code)?.[0] ?? [])).toEqual([]);
});
