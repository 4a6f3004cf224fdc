import * as React from "react";

interface ActGlobal {
  IS_REACT_ACT_ENVIRONMENT?: boolean;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React reads it from there
const environment = globalThis as ActGlobal;

/** Does something that React renders; as React wants it where a test runner has set it up so. */
export async function inAct(act: () => void): Promise<void> {
  // A production build of React has none.
  if (environment.IS_REACT_ACT_ENVIRONMENT && "act" in React) {
    // oxlint-disable-next-line require-await -- React settles what is under way only after an async one
    await React.act(async () => act());
  } else {
    act();
  }
}

/** Until it is called again, what renders by itself is no mistake of the test's. */
export function allowOwnRenders(): () => void {
  const before = environment.IS_REACT_ACT_ENVIRONMENT;
  if (before === undefined) return () => {};
  environment.IS_REACT_ACT_ENVIRONMENT = false;
  return () => {
    environment.IS_REACT_ACT_ENVIRONMENT = before;
  };
}
