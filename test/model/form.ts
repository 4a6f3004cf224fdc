import { expect } from "vitest";
import type { agentAt } from "../outcomes/agent.js";
import type { Content } from "./server.js";

/** What the form must hold. Files as `name:bytes`, each name used once. */
export interface Form {
  text: string;
  /** An address; "" is the conversation's own customer. */
  customer: string;
  cc: readonly string[];
  bcc: readonly string[];
  draft: boolean;
  files: readonly string[];
  /** What stands in the address fields and is no chip yet. */
  typed: { Customer: string; Cc: string; Bcc: string };
}

export const emptyForm: Form = {
  text: "",
  customer: "",
  cc: [],
  bcc: [],
  draft: false,
  files: [],
  typed: { Customer: "", Cc: "", Bcc: "" },
};

export function isBlank(form: Form): boolean {
  const { text, customer, cc, bcc, draft, files } = contentOf(form, "");
  return !draft && [text, customer, ...cc, ...bcc, ...files].join("") === "";
}

export const ownCustomer = { name: "Ann Lee", address: "ann@example.com" };

type OnScreen = ReturnType<typeof agentAt>;

const both = (chips: readonly string[], typed: string) =>
  (typed === "" ? chips : [...chips, typed]).toSorted();

/** What a press sends of it: what is typed in the address fields counts as a chip. */
export function contentOf(form: Form, conversationId: string): Content {
  const { text, draft, files } = form;
  return { text, draft, files, ...peopleOf(form), conversationId, status: undefined };
}

/** The same as it stands on the screen. */
export function readForm(agent: OnScreen) {
  const { text, cc, bcc, draft, files } = agent.read();
  const chips = (list: readonly (string | null | undefined)[]) => list.map((one) => one ?? "");
  const customer = agent.customer();
  return {
    text,
    draft,
    files,
    customer: /<(.+)>/.exec(customer)?.[1] ?? customer,
    cc: both(chips(cc), agent.typed("Cc")),
    bcc: both(chips(bcc), agent.typed("Bcc")),
  };
}

/** What is typed in an address field is a chip by now where the agent left the field or pressed Send. */
export function withChips(form: Form, agent: OnScreen): Form {
  const { Customer, Cc, Bcc } = form.typed;
  const { cc, bcc } = agent.read();
  const isChosen = Customer !== "" && !agent.isIn("Customer");
  const hasCc = agent.typed("Cc") === "" && cc.includes(Cc);
  const hasBcc = agent.typed("Bcc") === "" && bcc.includes(Bcc);
  return {
    ...form,
    customer: isChosen ? Customer : form.customer,
    cc: hasCc ? [...form.cc, Cc] : form.cc,
    bcc: hasBcc ? [...form.bcc, Bcc] : form.bcc,
    typed: {
      Customer: isChosen ? "" : Customer,
      Cc: hasCc ? "" : Cc,
      Bcc: hasBcc ? "" : Bcc,
    },
  };
}

/** Send makes them chips wherever the focus is. */
export function committed({ typed, ...form }: Form): Form {
  return { ...form, ...peopleOf({ typed, ...form }), typed: emptyForm.typed };
}

function peopleOf({ typed, customer, cc, bcc }: Form) {
  return {
    customer: typed.Customer || customer,
    cc: both(cc, typed.Cc),
    bcc: both(bcc, typed.Bcc),
  };
}

/** What was changed since a press stays when that is confirmed. */
export function without(form: Form, content: Content): Form {
  const { text, customer, draft, files } = content;
  const isList = (a: readonly string[], b: readonly string[]) =>
    JSON.stringify(a.toSorted()) === JSON.stringify(b);
  return {
    customer: form.customer === customer ? "" : form.customer,
    cc: isList(form.cc, content.cc) ? [] : form.cc,
    bcc: isList(form.bcc, content.bcc) ? [] : form.bcc,
    text: form.text === text ? "" : form.text,
    draft: form.draft === draft ? false : form.draft,
    files: form.files.filter((file) => !files.includes(file)),
    typed: form.typed,
  };
}

export function isSame(a: Content, b: Content | undefined): boolean {
  return b !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted({ conversationId, text, customer, cc, bcc, draft, status, files }: Content) {
  return [conversationId, text, customer, cc, bcc, draft, status ?? "", files];
}

/** Whom the screen names just now, to tell later whether it named all who got the reply. */
export function namesOn(agent: OnScreen) {
  const { cc, bcc } = agent.read();
  const summary = agent.summary();
  const typed = [agent.typed("Cc"), agent.typed("Bcc")];
  const count = Number(/(?:and|\+)\D*(\d+)/.exec(summary)?.[1] ?? 0);
  return {
    summary,
    isNamed(address: string, copies: number): boolean {
      if (summary.includes(address) || cc.includes(address) || bcc.includes(address)) return true;
      return typed.includes(address) && count === copies;
    },
  };
}
export type Names = ReturnType<typeof namesOn>;

/** A draft reaches nobody. */
export function checkNames({ draft, customer, cc, bcc }: Content, names: Names): void {
  if (draft) return;
  const to = customer || ownCustomer.name;
  expect(names.summary, "whom the screen says it goes to").toContain(to);
  const copies = [...cc, ...bcc];
  const unnamed = copies.filter((one) => !names.isNamed(one, copies.length));
  expect(unnamed, `who gets a copy, and the screen says: ${names.summary}`).toEqual([]);
}
