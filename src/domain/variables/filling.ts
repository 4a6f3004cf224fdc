import { linesOf, withoutControls } from "../text/cleanText.js";
import { keyOf, type Variable } from "./variable.js";

/** By the names of variables. One that is absent or "" has no value. */
export type VariableValues = Readonly<Record<string, string | undefined>>;

/** A variable that has neither value nor fallback. */
export interface Blank {
  /** As the text says it first; its mark in the text is `{{name}}`. */
  name: string;
  /** In words. */
  label: string;
}

/** What comes in a variable's place. */
export type Fill = (variable: Variable) => { text: string } | { blank: Blank };

export interface Filling {
  fill: Fill;
  blanks(): readonly Blank[];
  names(): readonly string[];
}

const quoted = /^(["'“”„‘’«‹])(.*)["'“”‘’»›]$/s;
const namesOfCustomers = /^customer\.(?:name|(?:full|first|last)name)$/;

/** Decides of each variable of one text what comes in its place, and keeps what was decided. */
export function createFilling(values: VariableValues, labelOf: (name: string) => string): Filling {
  const known = new Map(Object.entries(values).map(([name, value]) => [keyOf(name), value ?? ""]));
  const blanks = new Map<string, Blank>();
  const names = new Set<string>();
  return {
    fill({ name, fallback }) {
      const key = keyOf(name);
      const value = withoutControls(linesOf(known.get(key) ?? "").join("\n"));
      if (value.trim() !== "") {
        if (namesOfCustomers.test(key)) names.add(value);
        return { text: value };
      }
      if (fallback !== undefined) return { text: withoutControls(fallback.replace(quoted, "$2")) };
      const blank = blanks.get(key) ?? { name, label: labelOf(name) };
      blanks.set(key, blank);
      return { blank };
    },
    blanks: () => [...blanks.values()],
    names: () => [...names],
  };
}
