import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** What a host's engineers read; all of it is in the package. */
export const hostGuides = [
  "README.md",
  ...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`),
];

export interface Snippet {
  guide: string;
  /** "ts", "tsx", "css", "sh" … */
  language: string;
  code: string;
  /** Of its first line in the guide, counted from 1. */
  line: number;
}

/** The code in the guides, in order. */
export function guideSnippets(): Snippet[] {
  return hostGuides.flatMap((guide) => {
    const text = readFileSync(new URL(guide, root), "utf8");
    return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
      ({ 1: language = "", 2: code = "", index }) => ({
        guide,
        language,
        code,
        line: text.slice(0, index).split("\n").length + 1,
      }),
    );
  });
}
