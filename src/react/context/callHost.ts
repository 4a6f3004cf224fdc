import { report } from "../../domain/report.js";

/** Calls the host. A callback that throws changes nothing about what it reports. */
export function callHost<Args extends unknown[]>(
  callback: ((...event: Args) => void) | undefined,
  ...event: Args
): void {
  try {
    callback?.(...event);
  } catch (error) {
    report(error);
  }
}
