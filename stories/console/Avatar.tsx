import type { CSSProperties } from "react";
import { displayName } from "./api/person.js";
import type { Person } from "./api/person.js";

type HueStyle = CSSProperties & Record<"--hue", number>;

/** A person's initials on a colour that stays theirs. */
export function Avatar({ person }: { person: Person }) {
  const name = displayName(person);
  const style: HueStyle = { "--hue": hueOf(person.email ?? name) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = shown.map((word = "") => [...graphemes.segment(word)][0]?.segment ?? "");
  return initials.join("").toUpperCase() || "?";
}

function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}
