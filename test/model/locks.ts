// Web Locks among the pages of one test, which the browser itself would take for one page.

interface Request {
  name: string;
  clientId: string;
  /** Calls back, and lets go once that resolves. */
  grant: () => void;
  /** Somebody stole it, or the request was aborted. */
  refuse: () => void;
}

export interface LockQueues {
  held: Map<string, Request>;
  waiting: Request[];
}

export type Locks = ReturnType<typeof createLocks>;

export function createLockQueues(): LockQueues {
  return { held: new Map(), waiting: [] };
}

/** One page's `navigator.locks`. `granting` resolves when the browser has answered a request. */
export function createLocks(
  queues: LockQueues,
  clientId: string,
  granting: () => Promise<unknown>,
) {
  const { held } = queues;
  let isOver = false;
  const goOn = (name: string) => {
    if (held.has(name)) return;
    const next = queues.waiting.find((one) => one.name === name);
    if (!next) return;
    queues.waiting = queues.waiting.filter((one) => one !== next);
    held.set(name, next);
    next.grant();
  };
  const request = (name: string, { steal, signal }: LockOptions, callback: () => unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const refuse = () => {
        if (!isOver) reject(new DOMException("The lock is not to be had", "AbortError"));
      };
      const grant = async () => {
        await granting();
        if (isOver || held.get(name) !== mine) return;
        resolve(await callback());
        if (held.get(name) !== mine) return;
        held.delete(name);
        goOn(name);
      };
      const mine: Request = { name, clientId, grant: () => void grant(), refuse };
      const abort = () => {
        if (!queues.waiting.includes(mine)) return;
        queues.waiting = queues.waiting.filter((one) => one !== mine);
        refuse();
      };
      signal?.addEventListener("abort", abort, { once: true });
      if (steal) {
        const before = held.get(name);
        held.set(name, mine);
        before?.refuse();
        mine.grant();
      } else {
        queues.waiting.push(mine);
        goOn(name);
      }
    });

  return {
    request,
    query: async () => ({
      held: [...held.values()].map((one) => ({ name: one.name, clientId: one.clientId })),
      pending: queues.waiting.map((one) => ({ name: one.name, clientId: one.clientId })),
    }),
    /** The page is gone, and with it what it held and waited for. */
    end() {
      isOver = true;
      queues.waiting = queues.waiting.filter((one) => one.clientId !== clientId);
      for (const [name, one] of held) {
        if (one.clientId !== clientId) continue;
        held.delete(name);
        goOn(name);
      }
    },
  };
}
