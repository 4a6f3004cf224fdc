import type { Lines } from "./lines.js";

/** The rows of tables as lines that a person can read: `Shirt | 2 | 19.50`. */
export function createTableCells(lines: Lines) {
  /** For each row around this place: its cells so far, and the lines begun before it. */
  const rows: { cells: number; linesBefore: number }[] = [];
  return {
    startRow() {
      rows.push({ cells: 0, linesBefore: lines.rowsBegun() });
    },
    endRow() {
      rows.pop();
      lines.part();
    },
    startCell() {
      const row = rows.at(-1);
      if (!row) return;
      row.cells += 1;
      const begun = lines.rowsBegun() - row.linesBefore;
      // A cell of several lines, or with a table in it: the next begins one of its own.
      if (row.cells === 1 || begun > 1) lines.line();
      else if (begun === 1) lines.join(" | ");
    },
  };
}
