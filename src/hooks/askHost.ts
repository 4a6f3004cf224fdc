import type { Concern } from "../domain/concern.js";
import type { Reply } from "../domain/reply.js";
import type { BeforeSend } from "./options.js";
import { report } from "../domain/report.js";

/** Milliseconds that a host's check may take: one that never answers must not hold a reply. */
const timeout = 5000;

/** What the host's own check finds. One that throws, or takes too long, finds nothing. */
export async function askHost(
  beforeSend: BeforeSend | undefined,
  reply: Reply,
): Promise<readonly Concern[]> {
  if (!beforeSend) return [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), timeout);
  });
  try {
    const found = await Promise.race([beforeSend(reply), late]);
    return found.map((one) => ({ ...one, code: "host" as const }));
  } catch (error) {
    report(error);
    return [];
  } finally {
    clearTimeout(timer);
  }
}
