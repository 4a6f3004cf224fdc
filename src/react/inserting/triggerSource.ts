import type { Body } from "../../domain/text/body.js";
import { htmlReadable } from "../../domain/text/htmlReader.js";
import { report } from "../../domain/report.js";
import type { Trigger, TriggerItem } from "../../options/triggers.js";
import type { Choice, Found, Source } from "./choice.js";

/** What a host's trigger finds. What it throws the agent is shown as failed, and its developer is told. */
export function sourceOfTrigger(trigger: Trigger, label: string): Source {
  const { char } = trigger;
  const items = new Map<string, TriggerItem>();
  const take = (found: readonly TriggerItem[]): readonly Choice[] =>
    found.map((item) => {
      items.set(item.id, item);
      return { id: item.id, label: item.label, about: item.detail };
    });
  const itemOf = ({ id, label: name }: Choice) => items.get(id) ?? { id, label: name };
  let isRenderBroken = false;
  return {
    char,
    label,
    search(query, signal): Found {
      const fail = (error: unknown): never => {
        // It was asked to stop.
        if (!signal.aborted) tell("search", char, error);
        throw error;
      };
      try {
        const found = trigger.search(query, { signal });
        if (!("then" in found)) return { now: take(found) };
        return { now: undefined, later: Promise.resolve(found).then(take).catch(fail) };
      } catch (error) {
        return fail(error);
      }
    },
    async read(choice) {
      const readable = htmlReadable();
      try {
        const body = checked(await trigger.insert(itemOf(choice)));
        await readable;
        return { body };
      } catch (error) {
        tell("insert", char, error);
        throw error;
      }
    },
    render:
      trigger.render &&
      ((choice) => {
        try {
          if (!isRenderBroken) return trigger.render?.(itemOf(choice));
        } catch (error) {
          isRenderBroken = true;
          tell("render", char, error);
        }
        return undefined;
      }),
  };
}

/** A host without types may give anything, and what is no body cannot be put in. */
function checked(body: Body | undefined): Body {
  if (typeof body?.value === "string") return body;
  throw new TypeError("It gave no Body, such as { format: 'plain', value: '…' }");
}

const meanings = {
  search:
    "the agent is told that suggestions couldn’t be loaded. It must give a list of { id, label }, or a promise of one",
  insert:
    "nothing was put in, and the agent may try again. It must give a Body, such as { format: 'plain', value: '…' }, or a promise of one",
  render: "the list shows labels and details instead. It must give what React can render",
};

const told = /* @__PURE__ */ new WeakSet();

/** Reports what a trigger threw, each error once: what each key of a query may throw again. */
function tell(call: keyof typeof meanings, char: string, error: unknown): void {
  if (typeof error === "object" && error !== null) {
    if (told.has(error)) return;
    told.add(error);
  }
  const message = `\`${call}\` of the trigger "${char}" failed: ${meanings[call]}. The cause is below.`;
  report(new Error(message, { cause: error }));
}
