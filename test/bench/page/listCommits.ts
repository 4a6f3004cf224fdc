/** React's commits that changed the list of attachments, by animation frame. */
interface ListCommits {
  total: number;
  /** The most in one frame. */
  mostInFrame: number;
}

/**
 * Counts from the moment of the import, which must come before React's: React looks for this hook
 * of its developer tools once, in production too.
 */
const commits: ListCommits = { total: 0, mostInFrame: 0 };
let inFrame = 0;
// Its records say whether a commit has just changed the list.
const changes = new MutationObserver(() => {});

const hook = {
  supportsFiber: true,
  isDisabled: false,
  inject: () => 1,
  onCommitFiberRoot() {
    if (changes.takeRecords().length === 0) return;
    commits.total += 1;
    inFrame += 1;
    commits.mostInFrame = Math.max(commits.mostInFrame, inFrame);
  },
  onCommitFiberUnmount() {},
  onPostCommitFiberRoot() {},
};

/** Whether they are counted: only where asked for, since counting is work too. */
const isCounting = new URLSearchParams(location.search).has("commits");
if (isCounting) Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });

/** Begins to count the changes of this list. */
export function countListCommits(list: Element): void {
  if (!isCounting) return;
  window.listCommits = commits;
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  changes.observe(list, everything);
  const nextFrame = () => {
    inFrame = 0;
    requestAnimationFrame(nextFrame);
  };
  requestAnimationFrame(nextFrame);
}

declare global {
  interface Window {
    listCommits: ListCommits | undefined;
  }
}
