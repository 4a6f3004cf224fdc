import { useWatch } from "react-hook-form";
import { recipientsNow } from "../../domain/recipientsNow.js";
import { effectOf } from "../../domain/rules.js";
import { isSamePerson } from "../../domain/strangers.js";
import { useComposer } from "../context/composerContext.js";
import { followed } from "../../session/initialValues.js";
import { labelOf } from "../../domain/reply.js";
import { classNames } from "../ui/classNames.js";
import { Words } from "../ui/Words.js";

/** How many of the added people are named. */
const mostNamed = 2;

/**
 * What Send would do now, before it does it, half-typed addresses included. `data-effect` says it to
 * a stylesheet, `data-tone` is "warning" where somebody else than the conversation's customer is
 * answered.
 */
export function SendSummary({ className }: { className?: string }) {
  const { form, strings, options, effectId } = useComposer();
  const [draft, imported, status, customerNow, customerText, cc, ccText, bcc, bccText] = useWatch({
    control: form.control,
    name: watched,
    // By default "ccText" counts as a part of "cc".
    exact: true,
  });
  const { conversation, initial } = options;
  const given = followed(conversation, initial);
  const { customer, copies, added, wrong } = recipientsNow(
    { customer: customerNow, customerText, cc, ccText, bcc, bccText },
    given,
    conversation.ownEmails,
  );
  const effect = effectOf(options, { draft, imported, status });
  const name = customer.name ?? labelOf(customer);
  const usual = conversation.customer.name ?? labelOf(conversation.customer);
  const isOther = usual !== "" && !isSamePerson(customer, conversation.customer);
  const named = added.slice(0, mostNamed);
  const who = isOther ? strings.otherCustomer(name, usual) : name;
  const words =
    wrong.length > 0
      ? strings.effectStopped(wrong)
      : strings.effect(effect, strings.recipientsSummary(who, copies, named));
  return (
    <p
      id={effectId}
      className={classNames("rc-effect", className)}
      data-effect={wrong.length > 0 ? "stopped" : effect.kind}
      data-tone={isOther ? "warning" : undefined}
    >
      <Words keep={[name, usual]}>{words}</Words>
    </p>
  );
}

const watched = [
  "draft",
  "imported",
  "status",
  "customer",
  "customerText",
  "cc",
  "ccText",
  "bcc",
  "bccText",
] as const;
