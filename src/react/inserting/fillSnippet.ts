import type { SnippetContent } from "../../api/port.js";
import { fillVariables, type FilledBody } from "../../domain/variables/fillVariables.js";
import { withNamesPutIn } from "../../domain/variables/namesPutIn.js";
import { valuesOf } from "../../domain/variables/valuesOf.js";
import type { Body } from "../../domain/text/body.js";
import type { InsertingStrings } from "../../strings/inserting.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Content, Typed } from "./choice.js";

type Filling = Pick<ComposerContext, "form" | "options">;

/** A body with what is known of customer, agent and conversation, and with what was typed for its blanks. */
function filled(
  { form, options }: Filling,
  body: Body,
  typed: Typed = {},
  labelOf?: (name: string) => string,
): FilledBody {
  const { customer, user } = form.getValues();
  const { conversation, users = [], variables } = options;
  const agent = users.find(({ id }) => String(id) === user);
  const values = valuesOf({ customer, agent, conversation, variables });
  return fillVariables(body, { ...values, ...typed }, labelOf);
}

/** How a saved reply begins, as the list shows it. */
export function filledPreview(filling: Filling, value: string): string {
  return filled(filling, { format: "plain", value }).body.value;
}

/** What a saved reply puts in, and what it asks for first. */
export function contentOf(
  filling: Filling,
  { body, files }: SnippetContent,
  words: Pick<InsertingStrings, "blank">,
  onPut: () => void,
): Content {
  const first = filled(filling, body, {}, words.blank);
  let { names } = first;
  return {
    body: first.body,
    files,
    blanks: first.blanks,
    fill(typed) {
      const now = filled(filling, body, typed);
      ({ names } = now);
      return now.body;
    },
    onPut() {
      const { form } = filling;
      const { customer, namesPutIn } = form.getValues();
      // So that a customer who is changed later is not greeted by these.
      form.setValue("namesPutIn", withNamesPutIn(namesPutIn, names, customer));
      onPut();
    },
  };
}
