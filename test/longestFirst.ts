import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Few lines that take long: they drive hundreds of cases, whole days, several loads or a real storage. */
const long = [
  "test/outcomes/matrix",
  "test/outcomes/badAnswers",
  "test/model/",
  "test/server/hydration",
  "test/console/drafts",
  "test/console/draftFaults",
  "test/console/crash",
];

/**
 * Begins with what takes longest: a new checkout knows no times, and goes by the size of a file. What
 * began last would run alone while all others are done.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      long.some((path) => moduleId.includes(path));
    // oxlint-disable-next-line no-array-sort -- the sequencer's own, of a copy
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
