import { lazyEditor, type Editor } from "../../src/index.js";

/** What a reply is written in, as the console offers it. */
export const editors = ["textarea", "rich editor"] as const;
export type EditorName = (typeof editors)[number];

const richText = lazyEditor(() => import("../../src/rich-text.js"));

export function editorNamed(name: EditorName): Editor | undefined {
  return name === "rich editor" ? richText : undefined;
}
