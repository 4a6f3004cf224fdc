/**
 * As much of Redis as the store's scripts need, by what they do and not by their words; the words are
 * tried on a real server in `redis.test.ts`.
 */
export function fakeRedis() {
  const values = new Map<string, { value: string; end: number }>();
  const get = (key: string): string | null => {
    const entry = values.get(key);
    return entry !== undefined && Date.now() < entry.end ? entry.value : null;
  };
  const set = (key: string, value: string, life: string) =>
    values.set(key, { value, end: Date.now() + Number(life) });
  return {
    async sendCommand(command: string[]): Promise<unknown> {
      const [name, first = "", second = "", key = "", ...rest] = command;
      switch (name) {
        case "GET":
          return get(first);
        case "SET":
          set(first, second, rest[0] ?? "");
          return "OK";
        case "EVAL": {
          const [one = "", two = "", three = ""] = rest;
          const there = get(key);
          if (first.includes("return false")) {
            if (there !== null && there !== three) return there;
            set(key, one, two);
            return null;
          }
          if (there === null || !there.startsWith(one)) return 0;
          set(key, two, three);
          return 1;
        }
        default:
          throw new Error(`ERR unknown command ${name}`);
      }
    },
  };
}
