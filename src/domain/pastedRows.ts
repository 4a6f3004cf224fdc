import { isRecipient, type ParsedRecipient } from "./parseRecipients.js";
import { asName, joined } from "./recipientWords.js";

/**
 * Gives the cells of `Ann Lee,ann@x.com` to the address of their line, where all of several lines are
 * alike: each of as many entries, with one address, bare and at the same place; a headline of nobody
 * above two of them or more is alike. Any other list names people by comma or semicolon.
 */
export function withRowNames(lines: readonly ParsedRecipient[][]): ParsedRecipient[] {
  const all = lines.filter((line) => line.length > 0);
  const [headline = []] = all;
  const rows = all.length > 2 && headline.every(isWord) ? all.slice(1) : all;
  const [first = []] = rows;
  const place = first.findIndex(isRecipient);
  const isRow = (row: readonly ParsedRecipient[]) =>
    row.length === first.length &&
    row.every((one, index) =>
      isRecipient(one) ? index === place && one.name === undefined : index !== place && isWord(one),
    );
  const isTable = rows === all || headline.length === first.length;
  if (rows.length < 2 || first.length < 2 || place < 0 || !isTable || !rows.every(isRow)) {
    return all.flat();
  }
  const people = rows.flatMap((row) =>
    row.filter(isRecipient).map(({ address }) => {
      const name = row.map((one) => (isRecipient(one) ? "" : asName(one.leftover))).reduce(joined);
      return name === "" ? { address } : { address, name };
    }),
  );
  return rows === all ? people : [...headline, ...people];
}

function isWord(one: ParsedRecipient): boolean {
  return !isRecipient(one) && !one.leftover.includes("@");
}
