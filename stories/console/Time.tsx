import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "./time.js";

const minute = 60_000;

/** How long ago, and the exact time on hover. */
export function Time({ iso, className }: { iso: string; className?: string }) {
  const now = useSyncExternalStore(everyMinute, currentMinute);
  return (
    <time className={className} dateTime={iso} title={exactTime(iso)}>
      {relativeTime(iso, Math.max(now, Math.min(Date.parse(iso), now + minute)))}
    </time>
  );
}

function everyMinute(tick: () => void): () => void {
  const timer = setInterval(tick, minute);
  return () => clearInterval(timer);
}

function currentMinute(): number {
  return Math.floor(Date.now() / minute) * minute;
}
