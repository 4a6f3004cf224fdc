/** What `act` gives, or nothing where it fails. */
export async function quietly<T>(act: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

/** What `ask` gives. Rejects with `failed()` where that fails or takes longer, whatever becomes of it. */
export async function inTime<T>(
  ask: () => Promise<T> | T,
  milliseconds: number,
  failed: (isLate: boolean) => unknown,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  try {
    return await Promise.race([
      ask(),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject((isLate = true)), milliseconds);
      }),
    ]);
  } catch {
    throw failed(isLate);
  } finally {
    clearTimeout(timer);
  }
}
