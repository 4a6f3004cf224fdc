import { useRef, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../../domain/fields.js";
import { touched } from "../../domain/touched.js";
import type { Session } from "../../session/session.js";
import { callHost } from "../context/callHost.js";
import { reasonNow } from "../context/changeReason.js";
import type { ChangeReason, ReplyComposerOptions } from "../../options.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** Calls `onValuesChange`. Where a host gives none, a keystroke costs nothing more. */
export function useValuesChange(
  form: UseFormReturn<ReplyValues>,
  session: Session,
  latest: RefObject<ReplyComposerOptions>,
  start: () => ReplyValues,
  isWatched: boolean,
  earlyEditsRef: RefObject<boolean>,
): void {
  const toldRef = useRef<{ session: Session; values: ReplyValues }>(undefined);
  useBeforePaint(() => {
    if (!isWatched) return;
    // StrictMode mounts twice, and the host hears of it once.
    if (toldRef.current?.session !== session) {
      toldRef.current = { session, values: start() };
    }
    const { current: told } = toldRef;
    const queue: { reason: ChangeReason; values: ReplyValues }[] = [];
    const tell = () => {
      for (const { reason, values } of queue.splice(0)) {
        const changed = touched(told.values, values);
        told.values = values;
        const { onValuesChange } = latest.current;
        if (changed.length > 0) {
          callHost(onValuesChange, structuredClone(values), { reason, changed });
        }
      }
    };
    // What one act does in steps, such as a chip that moves, is one change; and the host is not called
    // in the middle of it, where it could change things too.
    const note = (reason: ChangeReason, values: ReplyValues) => {
      const last = queue.at(-1);
      if (last?.reason === reason) last.values = values;
      else if (queue.push({ reason, values }) === 1) queueMicrotask(tell);
    };
    const leave = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => note(reasonNow(), values),
    });
    note(earlyEditsRef.current ? "user" : "restore", structuredClone(form.getValues()));
    return () => {
      leave();
      // Now, since the next render may be of another reply.
      tell();
    };
  }, [form, session, latest, start, isWatched, earlyEditsRef]);
}
