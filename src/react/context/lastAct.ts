/** How to take back what was done last in the composer; typing is the browser's to take back. */
export interface LastAct {
  /** `undefined` where there is nothing to take back. */
  set: (undo: (() => void) | undefined) => void;
  undo: () => (() => void) | undefined;
}

export function createLastAct(): LastAct {
  let undo: (() => void) | undefined;
  return {
    set(next) {
      undo = next;
    },
    undo: () => undo,
  };
}
