import { randomFillSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files on the disk, as an agent's are; random, so that nothing can be compressed or shared. */
export async function createFileFolder() {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-bench-"));
  return {
    /**
     * The paths of `count` files of `size` bytes.
     * @param {number} count
     * @param {number} size
     */
    async files(count, size) {
      const bytes = new Uint8Array(size);
      /** @type {string[]} */
      const paths = [];
      for (let index = 1; index <= count; index += 1) {
        const path = join(folder, `scan-${size}-${index}.pdf`);
        // oxlint-disable-next-line no-await-in-loop -- the buffer is used again
        await writeFile(path, randomFillSync(bytes));
        paths.push(path);
      }
      return paths;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
