/** A frame, in milliseconds: more renders than that nobody sees. */
const frame = 16;

/** Calls listeners at once, or soon and then once for all that happened meanwhile. */
export function createNotifier(listeners: ReadonlySet<() => void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notify = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const listener of listeners) listener();
  };
  const notifySoon = () => {
    timer ??= setTimeout(notify, frame);
  };
  return { notify, notifySoon };
}
