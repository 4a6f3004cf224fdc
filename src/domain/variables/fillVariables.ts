import type { Body } from "../text/body.js";
import { createFilling, type Blank, type Fill, type VariableValues } from "./filling.js";
import { fillHtml } from "./fillHtml.js";
import { markOf, variablesIn } from "./variable.js";

export interface FilledBody {
  body: Body;
  /** What is still to be asked, each once, in order; in the words it stands as `{{name}}`. */
  blanks: readonly Blank[];
  /** The customer's names that were put in. */
  names: readonly string[];
}

/**
 * A saved reply with its variables filled in: values as text and never as markup, and what stands in
 * them is no variable again. To fill in blanks later, give the first body again with more values.
 */
export function fillVariables(
  body: Body,
  values: VariableValues,
  labelOf: (name: string) => string = (name) => name,
): FilledBody {
  const filling = createFilling(values, labelOf);
  const fillText = body.format === "html" ? fillHtml : fillPlain;
  const value = fillText(body.value, filling.fill);
  return { body: { ...body, value }, blanks: filling.blanks(), names: filling.names() };
}

function fillPlain(text: string, fill: Fill): string {
  let filled = "";
  let at = 0;
  for (const variable of variablesIn(text)) {
    const found = fill(variable);
    filled += text.slice(at, variable.start);
    filled += "text" in found ? found.text : markOf(found.blank.name);
    at = variable.end;
  }
  return filled + text.slice(at);
}
