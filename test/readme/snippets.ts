import { readFileSync } from "node:fs";

export interface Snippet {
  /** "ts", "tsx", "css", "sh" … */
  language: string;
  code: string;
  /** Of its first line in the README, counted from 1. */
  line: number;
}

/** The README's code, in order. */
export function readmeSnippets(): Snippet[] {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
    ({ 1: language = "", 2: code = "", index }) => ({
      language,
      code,
      line: readme.slice(0, index).split("\n").length + 1,
    }),
  );
}
