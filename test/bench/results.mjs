import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { pairsPerRound } from "./interleave.mjs";
import { tableOf } from "./table.mjs";

/** @import { Row } from "./bench.js" */

const results = new URL("RESULTS.md", import.meta.url);

const byHand = "\n## What was tried\n";

/**
 * Keeps what a whole run found.
 * @param {readonly Row[]} rows
 * @param {{ rounds: number, browserVersion: string }} run
 */
export async function keepResults(rows, { rounds, browserVersion }) {
  const date = new Date().toISOString().slice(0, 10);
  const processor = cpus()[0]?.model.trim() ?? "unknown";
  const kept = await keptByHand();
  await writeFile(
    results,
    `# Results of \`npm run bench\`

${date}; ${availableParallelism()} cores (${processor}), Node ${process.versions.node}, Chromium ${browserVersion}.

${tableOf(rows)}

- Medians of ${rounds} rounds, with the least and the most. Each round measures every route once, each in a page of its own. Send → 201 against a ready Blob with its steps, and drop → ready against FileReader, are of ${rounds * pairsPerRound}, in turns: the two differ by less than one of them from one time to the next.
- The composer has its limits raised and is built for production; the server is on the same machine, reads as fast as it can and says 201.
- Files are on the disk and random. All routes get them by a real drop (\`Input.dispatchDragEvent\`), and Send by a real click; times begin at the event's \`timeStamp\`.
- Ours is ready when the list shows every file as ready. The other routes show nothing (FilePond its own list): they are ready as soon as their code knows. 201 is there at the \`responseEnd\` of the request.
- The files of FileReader → JSON.stringify → fetch(string) are read when they are dropped; its Send is only the rest.
- A block is the longest time between two messages handled by the page, of which a worker posts one every millisecond; the machine alone makes the first row. Nothing is subtracted. Longtask entries know single tasks only: with a string of 67 MB as its body, fetch keeps the thread busy for as long again between two tasks.
- The JS heap includes array buffers. What is retained is measured after a forced collection, against the page before the drop; sent, every route has let go of its files.
- Keys are real ones, about every 20 ms. Since 50 MB are encoded too soon for 200 keys, they are dropped and removed several times a round, and only the keys between drop and ready count; in turns with these, as many are pressed without.
- The first paint is measured in a page that has loaded everything, from the call that mounts, which comes right behind a frame, to the task behind the frame that shows the text: both are whole frames.
- The 500 addresses are pasted with Ctrl+V, one a line; the block is the longest until a frame shows all of them. The keys after it go into the same field.
${kept}`,
  );
}

/** What people found out about the numbers stays from run to run. */
async function keptByHand() {
  const before = await readFile(results, "utf8").catch(() => "");
  const at = before.indexOf(byHand);
  return at < 0 ? "" : before.slice(at);
}
