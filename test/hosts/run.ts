import { spawn } from "node:child_process";
import { join, delimiter } from "node:path";

/** For a host's own commands: nothing of the test runner's, nothing over a network but packages. */
export function environment(folder: string): NodeJS.ProcessEnv {
  const { NODE_ENV: _test, VITEST: _vitest, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: [join(folder, "../node_modules/.bin"), process.env["PATH"]].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Resolves with what it printed; rejects with it when the command fails. */
export function run(folder: string, command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: environment(folder),
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
    }
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${[command, ...args].join(" ")} in ${folder} failed:\n${printed}`));
    });
  });
}
