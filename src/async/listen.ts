interface EventMap extends WindowEventMap, Pick<DocumentEventMap, "visibilitychange"> {}

/**
 * Hears these events until the returned function is called. With `capture` before any listener of the
 * host, which may stop them.
 */
export function listen<Type extends keyof EventMap>(
  target: EventTarget | null | undefined,
  types: readonly Type[],
  listener: (event: EventMap[Type]) => void,
  capture = false,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  for (const type of types) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event of this name is of this type
    target?.addEventListener(type, listener as EventListener, { capture, signal });
  }
  return () => listening.abort();
}

/** Makes one function of several that each end something. */
export function endAll(...ends: readonly (() => void)[]): () => void {
  return () => {
    for (const end of ends) end();
  };
}
