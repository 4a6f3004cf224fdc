/** Calls at once, then at most every so many milliseconds, and once more for what came between. */
export function throttled(act: () => void, milliseconds: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const run = () => {
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) run();
    }, milliseconds);
    act();
  };
  return {
    call: () => {
      isDue = true;
      if (timer === undefined) run();
    },
    cancel: () => {
      isDue = false;
    },
  };
}
