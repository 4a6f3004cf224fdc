import { withDeadline } from "../async/withDeadline.js";
import type { Concern } from "../domain/concern.js";
import type { Reply } from "../domain/reply.js";
import type { BeforeSend } from "../options.js";
import { report } from "../domain/report.js";

/** Milliseconds that a host's check may take: one that never answers must not hold a reply. */
const hostTimeoutMs = 5000;

/** What the host's own check finds. One that throws, or takes too long, finds nothing. */
export async function askHost(
  beforeSend: BeforeSend | undefined,
  reply: Reply,
): Promise<readonly Concern[]> {
  if (!beforeSend) return [];
  try {
    const found = await withDeadline(async () => beforeSend(reply), hostTimeoutMs, []);
    return found.map((one) => ({ ...one, code: "host" as const }));
  } catch (error) {
    report(error);
    return [];
  }
}
