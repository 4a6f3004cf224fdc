import type { Body } from "../../domain/text/body.js";
import { htmlReadable } from "../../domain/text/htmlReader.js";
import type { Trigger, TriggerItem } from "../../options/triggers.js";
import type { Choice, Found, Source } from "./choice.js";

/** What a host's trigger finds. */
export function sourceOfTrigger(trigger: Trigger, label: string): Source {
  const items = new Map<string, TriggerItem>();
  const take = (found: readonly TriggerItem[]): readonly Choice[] =>
    found.map((item) => {
      items.set(item.id, item);
      return { id: item.id, label: item.label, about: item.detail };
    });
  const itemOf = ({ id, label: name }: Choice) => items.get(id) ?? { id, label: name };
  return {
    char: trigger.char,
    label,
    search(query, signal): Found {
      const found = trigger.search(query, { signal });
      return "then" in found ? { now: undefined, later: found.then(take) } : { now: take(found) };
    },
    async read(choice) {
      const [body] = await Promise.all([trigger.insert(itemOf(choice)), htmlReadable()]);
      return { body: checked(body) };
    },
    render: trigger.render && ((choice) => trigger.render?.(itemOf(choice))),
  };
}

/** A host without types may give anything, and what is no body cannot be put in. */
function checked(body: Body | undefined): Body {
  if (typeof body?.value === "string") return body;
  throw new TypeError(
    "The insert of a trigger gave no Body, such as { format: 'plain', value: '…' }",
  );
}
