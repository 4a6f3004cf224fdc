import { parseArgs } from "node:util";
import { sections } from "./sections.mjs";

/** What the command line asks for: how many rounds, and which sections. */
export function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
  });
  const asked = [...positionals, ...(values.only?.split(",") ?? [])];
  const names = asked.length > 0 ? asked : Object.keys(sections);
  const unknown = names.filter((name) => !(name in sections));
  if (unknown.length > 0) {
    throw new Error(
      `There is no section "${unknown.join(", ")}". There are: ${Object.keys(sections).join(", ")}.`,
    );
  }
  return {
    rounds: values.quick ? 1 : 5,
    chosen: Object.entries(sections).filter(([name]) => names.includes(name)),
    /** One round, or a part, is for trying: it is shown and not kept. */
    isWhole: !values.quick && asked.length === 0,
  };
}
