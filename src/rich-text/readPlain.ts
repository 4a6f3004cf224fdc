import { linesOf, withoutControls } from "../domain/text/cleanText.js";
import type { Line } from "./tree.js";

/** Each line as one, whatever is in it. */
export function readPlain(text: string): Line[] {
  return linesOf(text).map((line): Line => {
    const words = withoutControls(line);
    return {
      type: "line",
      inlines: words === "" ? [] : [{ type: "text", text: words, marks: {} }],
    };
  });
}
