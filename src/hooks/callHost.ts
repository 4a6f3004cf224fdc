import { report } from "../domain/report.js";

/** Tells the host. A callback that throws changes nothing about what it is told of. */
export function callHost<T>(callback: ((event: T) => void) | undefined, event: T): void {
  try {
    callback?.(event);
  } catch (error) {
    report(error);
  }
}
