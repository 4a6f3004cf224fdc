import { useWatch } from "react-hook-form";
import { recipientsNow } from "../../../domain/recipientsNow.js";
import { effectOf } from "../../../domain/rules.js";
import { isSamePerson } from "../../../domain/strangers.js";
import { useComposer } from "../../context/composerContext.js";
import { useRefusal } from "../../context/useSending.js";
import { usePopup } from "../../dom/usePopup.js";
import { useStore } from "../../dom/useStore.js";
import { followed } from "../../../session/initialValues.js";
import { labelOf } from "../../../domain/reply.js";
import { cannotGo } from "../../../sending/post.js";
import { Words } from "../../ui/Words.js";

/** Characters that two of the added people may take together; else one of them is named. */
const mostForTwo = 56;

/**
 * What Send would do now, half-typed addresses included. For stylesheets, `data-effect` has the effect's
 * kind or "stopped"; `data-tone` is "warning" where the reply goes to another than the conversation's
 * customer.
 */
export function SendSummary() {
  const context = useComposer();
  const { form, strings, options, effectId, session } = context;
  const refusal = useRefusal(context);
  const { subscribe, getSnapshot } = session.attachments;
  const isFileStuck = useStore(subscribe, () => getSnapshot().some(cannotGo));
  // Exact: by default "ccText" counts as a part of "cc".
  useWatch({ control: form.control, name: watched, exact: true });
  const values = form.getValues();
  const { conversation, initial } = options;
  const given = followed(conversation, initial);
  const { customer, copies, added, wrong, isUnfinished } = recipientsNow(
    values,
    given,
    conversation.ownEmails,
  );
  const effect = effectOf(options, values);
  const isEmail = !values.draft && !values.imported;
  // Where it has moved it can still be sent to, by its banner; what becomes of that one nobody knows.
  const stopped =
    wrong.length > 0
      ? strings[isUnfinished ? "effectUnfinished" : "effectStopped"](wrong)
      : refusal && refusal !== "moved"
        ? strings.effectRefused
        : isFileStuck && strings.effectFiles;
  const name = shortened(customer.name ?? labelOf(customer));
  const usual = shortened(conversation.customer.name ?? labelOf(conversation.customer));
  const isOther = usual !== "" && !isSamePerson(customer, conversation.customer);
  const [first = "", second = ""] = added.map(shortened);
  const named = added.slice(0, first.length + second.length > mostForTwo ? 1 : 2);
  const rest = copies.filter((address) => !named.includes(address));
  const keep = [name, usual];
  const to = strings.sendsTo(
    isOther ? strings.otherCustomer(name, usual) : name,
    named.map(shortened),
  );
  const becomes = refusal && isEmail ? "" : strings.effect(effect);
  return (
    <p
      id={effectId}
      className="rc-effect"
      data-effect={stopped ? "stopped" : effect.kind}
      data-tone={isOther && !isUnfinished ? "warning" : undefined}
    >
      {stopped ? (
        <Words keep={keep}>{stopped}</Words>
      ) : isEmail && name === "" && copies.length === 0 ? (
        <Words>{strings.chooseCustomer}</Words>
      ) : (
        <>
          {isEmail && <Words keep={keep}>{rest.length > 0 ? `${to} ` : to}</Words>}
          {isEmail && rest.length > 0 && <Rest addresses={rest} />}
          <Words>{isEmail && becomes ? ` · ${becomes}` : becomes}</Words>
        </>
      )}
    </p>
  );
}

/** A long address in one line with the rest: where it begins and where it ends tell it apart. */
function shortened(label: string): string {
  return label.replace(/^(.{15}).{2,}(.{16})$/u, "$1…$2");
}

/** The recipients that are not named: how many, and on a press who. */
function Rest({ addresses }: { addresses: readonly string[] }) {
  const { strings } = useComposer();
  const { around, buttonProps, isOpen, popupProps } = usePopup();
  return (
    <span className="rc-rest" {...around}>
      {/* By itself, else a page from right to left reads "3 +". */}
      <button type="button" className="rc-link" dir="auto" {...buttonProps}>
        {strings.andMore(addresses.length)}
      </button>
      {isOpen && (
        <span {...popupProps}>
          {addresses.map((address) => (
            <span key={address} className="rc-rest-one" translate="no">
              {address}
            </span>
          ))}
        </span>
      )}
    </span>
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
