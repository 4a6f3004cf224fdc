import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FieldProblem } from "../../domain/errors.js";
import {
  fieldNames,
  fields,
  type FieldName,
  type FieldOnWire,
  type PlacedField,
  type ReplyValues,
} from "../../domain/fields.js";
import type { SendState } from "../../sending/sendState.js";
import type { Session } from "../../session/session.js";
import type { Strings } from "../../strings.js";
import { focusFirst, placedFields, type ProblemFields } from "./focusFirst.js";
import type { ReplyComposerOptions } from "../../options.js";
import { hasFocus, rootOf } from "../dom/place.js";
import { useStore } from "../dom/useStore.js";

type Failed = Extract<SendState, { status: "failed" }>;

type Place = Exclude<FieldOnWire, "extra"> | "attachments";

const isNoExtra = (name: string) => name !== "extra";

/** Whether a server's path can mean this field. What is in `extra` has the host's own names. */
const isOfReply = (name: FieldName): name is Exclude<FieldOnWire, "extra"> =>
  !/Text$|^(?:extra|quote|signature)$/.test(name);

const placeNamed = (part: string | undefined): Place | undefined =>
  part === "attachments" ? part : fieldNames.filter(isOfReply).find((name) => name === part);

/** What a server's path means: `cc[1]`, `/cc/1` and `reply.cc.1` all mean the second of Cc. */
function placeOf({ path }: FieldProblem) {
  const parts = path.match(/\w+/g) ?? [];
  const at = parts.findIndex(placeNamed);
  // `NaN`, which is no index, where there is none.
  return { parts, place: placeNamed(parts[at]), index: Number(parts[at + 1]) };
}

function problemsOf(state: SendState): readonly FieldProblem[] {
  return state.status === "failed" && state.error.code === "invalid"
    ? state.error.detail.problems
    : [];
}

const messageOf = (problems: readonly FieldProblem[]) =>
  [...new Set(problems.map(({ message }) => message))].join(" ");

/** The server's messages that no field shows, each after the name by which the agent knows its place. */
export function problemsElsewhere(
  failed: Failed,
  { users = [], assignees = [] }: ReplyComposerOptions,
  strings: Strings,
): string[] {
  const { attempt } = failed;
  const isShown: Partial<Record<Place, boolean>> & Record<PlacedField, boolean> = {
    customer: true,
    cc: true,
    bcc: true,
    text: true,
    status: true,
    createdAt: attempt.values.imported,
    user: users.length > 0,
    assignTo: assignees.length > 0,
  };
  return problemsOf(failed).flatMap((problem) => {
    const { parts, place, index } = placeOf(problem);
    if (place && isShown[place]) return [];
    const file = place === "attachments" ? attempt.attachmentNames[index] : undefined;
    const name =
      file ?? (place ? nameOf(place, strings) : parts.filter(isNoExtra).map(inWords).join(" "));
    return [name === "" ? problem.message : `${name}: ${problem.message}`];
  });
}

function nameOf(place: Place, strings: Strings): string {
  switch (place) {
    case "text":
      return strings.reply;
    case "user":
      return strings.replyAs;
    default:
      return strings[place];
  }
}

/** "fieldValue" becomes "field value", and the index 0 becomes 1. */
function inWords(part: string): string {
  return /^\d+$/.test(part)
    ? String(Number(part) + 1)
    : part.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** What the server said of a file when it refused the reply; `undefined` where it said nothing. */
export function useRefusal({ sender }: Session, fileId: string): string | undefined {
  const refusal = () => {
    const state = sender.getSnapshot();
    return messageOf(problemsOf(state).filter((one) => fileOf(state, one) === fileId)) || undefined;
  };
  return useStore(sender.subscribe, refusal);
}

/** The id of the file that a problem is about. */
function fileOf(state: SendState, problem: FieldProblem): string | undefined {
  const { place, index } = placeOf(problem);
  return "fileIds" in state && place === "attachments" ? state.fileIds?.[index] : undefined;
}

/** Puts the server's words beside the fields they are about; returns the names of those. */
function showServerProblems(form: UseFormReturn<ReplyValues>, state: SendState): string[] {
  if (!("attempt" in state)) return [];
  const { reply } = state.attempt;
  return placedFields.filter((field) => {
    const said = problemsOf(state).filter((problem) => placeOf(problem).place === field);
    if (said.length === 0) return false;
    const refused: Record<string, true> = {};
    const named = said.map((problem) => {
      const sent = field === "cc" || field === "bcc" ? (reply[field] ?? []) : [];
      const address = sent[placeOf(problem).index];
      if (address !== undefined) refused[address] = true;
      // With one address it is plain whom it is about.
      return address === undefined || sent.length === 1
        ? problem
        : { ...problem, message: `${address}: ${problem.message}` };
    });
    form.setError(fields[field].path, {
      type: "server",
      message: messageOf(named),
      types: refused,
    });
    return true;
  });
}

/** Shows what the server refused beside the fields, also if it came while no composer was mounted. */
export function useServerProblems(formFields: ProblemFields, { sender }: Session): void {
  const { form, replyText } = formFields;
  // An effect, since errors belong to a form that is mounted, and outcomes come from outside React.
  useEffect(() => {
    let shown: unknown;
    const show = (): string[] | undefined => {
      const state = sender.getSnapshot();
      const problems = problemsOf(state);
      if (problems === shown || problems.length === 0) return undefined;
      shown = problems;
      return showServerProblems(form, state);
    };
    show();
    return sender.subscribe(() => {
      const names = show();
      const root = rootOf(replyText.element());
      // An agent who has left the form keeps the focus where it is.
      if (!names || !hasFocus(root)) return;
      const state = sender.getSnapshot();
      const [file] = problemsOf(state).flatMap((problem) => fileOf(state, problem) ?? []);
      const remove = root?.querySelector<HTMLElement>(`[data-file="${file}"] button:last-of-type`);
      focusFirst(formFields, names, remove ?? undefined);
    });
  }, [formFields, form, replyText, sender]);
}
