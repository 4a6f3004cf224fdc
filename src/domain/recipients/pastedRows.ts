import { isRecipient, type ParsedRecipient } from "./parseRecipients.js";
import { asName, joined, tells } from "./recipientWords.js";

/** The headline of a column of addresses. */
const mailColumn =
  /^(?:e-?mails?|mail|courriel|correo)(?:[ -]?(?:address(?:es)?|adress?e?))?$|^e-?post/i;

/**
 * Joins the cells of table rows (`Ann Lee,ann@x.com`) to names. Lines are rows if there are several, with
 * equally many entries and one bare address at the same place. A headline may stand above two rows,
 * or above one if it names the column of addresses. Names and addresses on alternate lines are joined
 * too. In any other list each entry stands for itself.
 */
export function withRowNames(lines: readonly ParsedRecipient[][]): ParsedRecipient[] {
  const all = lines.filter((line) => line.length > 0);
  const named = withNamesAbove(all);
  if (named) return named;
  const [headline = [], below = []] = all;
  const column = headline[below.findIndex(isRecipient)];
  const isOfMail = !!column && "leftover" in column && mailColumn.test(column.leftover);
  const rows = (all.length > 2 || isOfMail) && headline.every(isWord) ? all.slice(1) : all;
  const [first = []] = rows;
  const place = first.findIndex(isRecipient);
  const isRow = (row: readonly ParsedRecipient[]) =>
    row.length === first.length &&
    row.every((one, index) =>
      isRecipient(one) ? index === place && one.name === undefined : index !== place && isWord(one),
    );
  const isTable = rows === all || headline.length === first.length;
  const isList = rows.length < 2 && !isOfMail;
  if (isList || first.length < 2 || place < 0 || !isTable || !rows.every(isRow)) {
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

/**
 * `Ann Lee` on one line and `ann@x.com` on the next, to the end. A single pair is joined only if the
 * address resembles the name: else the name may be of somebody whose address is missing.
 */
function withNamesAbove(lines: readonly ParsedRecipient[][]): ParsedRecipient[] | undefined {
  const people: ParsedRecipient[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [[above, ...more] = [], [person, ...others] = []] = lines.slice(at, at + 2);
    if (!above || isRecipient(above) || !isWord(above) || /[:：]/.test(above.leftover))
      return undefined;
    if (!person || !isRecipient(person) || person.name !== undefined) return undefined;
    const name = asName(above.leftover);
    if (name === "" || more.length + others.length > 0) return undefined;
    if (lines.length === 2 && !tells(person.address, name)) return undefined;
    people.push({ address: person.address, name });
  }
  return people;
}

/** A line without people, as one entry to remove. */
export function leaveRow(line: string): ParsedRecipient[] {
  const leftover = line.trim().replace(/\s*\t\s*/g, " ");
  return leftover === "" ? [] : [{ leftover }];
}

function isWord(one: ParsedRecipient): boolean {
  return !isRecipient(one) && !one.leftover.includes("@");
}
