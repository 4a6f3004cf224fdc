import { useMemo } from "react";
import { useOwnUser } from "../data/useOwnUser.js";

/** What saved replies say of the agent while nobody is chosen to reply as. */
export function useAgentVariables(): Readonly<Record<string, string>> {
  const own = useOwnUser();
  return useMemo(() => {
    if (own === undefined) return {};
    const [firstName = "", ...more] = own.name.split(" ");
    const said = { name: own.name, fullName: own.name, firstName, lastName: more.join(" ") };
    const named = ["user", "agent"].flatMap((who) =>
      Object.entries({ ...said, email: own.email ?? "" }).map(([what, value]) => [
        `${who}.${what}`,
        value,
      ]),
    );
    return Object.fromEntries(named);
  }, [own]);
}
