import { useWatch } from "react-hook-form";
import { effectOf } from "../domain/effect.js";
import { isEmailAddress } from "../domain/recipients.js";
import { useComposer } from "../hooks/composerContext.js";
import { labelOf } from "../hooks/useCustomerField.js";
import { Words } from "./Words.js";

/** What Send will do, before it does it. `data-effect` says it to a stylesheet. */
export function Effect({ className }: { className?: string }) {
  const { form, strings, options, effectId } = useComposer();
  const [draft, imported, status, customer, cc, bcc] = useWatch({
    control: form.control,
    name: ["draft", "imported", "status", "customer", "cc", "bcc"],
    // By default "ccText" counts as a part of "cc".
    exact: true,
  });
  const effect = effectOf({ draft, imported, status }, options.conversation);
  const copies = [...cc, ...bcc].filter(isEmailAddress).length;
  const name = customer.name ?? labelOf(customer);
  const to = strings.recipientsSummary(name, copies);
  return (
    <p
      id={effectId}
      className={["rc-effect", className].filter(Boolean).join(" ")}
      data-effect={effect.kind}
    >
      <Words keep={[name]}>{strings.effect(effect, to)}</Words>
    </p>
  );
}
