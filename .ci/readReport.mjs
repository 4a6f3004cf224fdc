/** Of a report of Vitest: "<passed> <failed>", then a line for each test that failed. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const [, , path = ""] = process.argv;
const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, "utf8"));
console.log(numPassedTests, numFailedTests);

const oneLine = (text) => text.slice(0, 300).replaceAll("\n", " ");
for (const { name, message, assertionResults } of testResults) {
  const file = relative(".", name);
  if (message) console.log(`${file}: ${oneLine(message)}`);
  for (const { status, fullName, failureMessages } of assertionResults) {
    if (status !== "failed") continue;
    console.log(`${file} > ${fullName}: ${oneLine(failureMessages.join(" "))}`);
  }
}
