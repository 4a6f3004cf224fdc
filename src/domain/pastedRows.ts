import { isRecipient, type ParsedRecipient } from "./parseRecipients.js";
import { asName, joined } from "./recipientWords.js";

/**
 * Gives the cells of `Ann Lee,ann@x.com` to the address of their line, where all of several lines are
 * alike: each of as many entries, with one address, bare and at the same place. Any other list names
 * people by comma or semicolon.
 */
export function withRowNames(lines: readonly ParsedRecipient[][]): ParsedRecipient[] {
  const rows = lines.filter((line) => line.length > 0);
  const [first = []] = rows;
  const place = first.findIndex(isRecipient);
  const isRow = (row: readonly ParsedRecipient[]) =>
    row.length === first.length &&
    row.every((one, index) =>
      isRecipient(one)
        ? index === place && one.name === undefined
        : index !== place && !one.leftover.includes("@"),
    );
  if (rows.length < 2 || first.length < 2 || place < 0 || !rows.every(isRow)) return rows.flat();
  return rows.flatMap((row) =>
    row.filter(isRecipient).map(({ address }) => {
      const name = row.map((one) => (isRecipient(one) ? "" : asName(one.leftover))).reduce(joined);
      return name === "" ? { address } : { address, name };
    }),
  );
}
