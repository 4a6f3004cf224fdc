import { useEffect, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ReplyError } from "../domain/errors.js";
import type { ReplyValues } from "../domain/reply.js";
import type { Session } from "../sending/session.js";
import { focusFirst } from "./focusFirst.js";
import { hasFocus, rootOf } from "./place.js";

const fields = ["customer", "cc", "bcc", "text", "status", "createdAt", "user"] as const;

/** The form's field that a server's path names: `cc[1]`, `/cc/1` and `cc.1` all mean Cc. */
export function fieldOfPath(path: string): (typeof fields)[number] | undefined {
  const [first = ""] = path.replace(/^[/$.]+/, "").split(/[.[/]/);
  return fields.find((field) => field === first);
}

/** Puts the server's words beside the fields they are about; returns the names of those. */
function showServerProblems(
  form: UseFormReturn<ReplyValues>,
  error: Extract<ReplyError, { code: "invalid" }>,
): string[] {
  return fields.filter((field) => {
    const said = error.detail.problems.filter(({ path }) => fieldOfPath(path) === field);
    if (said.length === 0) return false;
    const message = [...new Set(said.map((problem) => problem.message))].join(" ");
    form.setError(field === "text" ? "text.value" : field, { type: "server", message });
    return true;
  });
}

/** Shows a refusal beside the fields, also one that arrived while no composer was there. */
export function useServerProblems(
  form: UseFormReturn<ReplyValues>,
  { sending }: Session,
  textRef: RefObject<HTMLTextAreaElement | null>,
): void {
  // An effect, since errors belong to a form that is mounted, and outcomes come from outside React.
  useEffect(() => {
    let shown: ReplyError | undefined;
    const show = (): string[] => {
      const state = sending.getSnapshot();
      if (state.status !== "failed" || state.error.code !== "invalid") return [];
      if (state.error === shown) return [];
      shown = state.error;
      return showServerProblems(form, state.error);
    };
    show();
    return sending.subscribe(() => {
      const names = show();
      // Only where the agent still is: they may have gone on to something else.
      if (hasFocus(rootOf(textRef.current))) focusFirst(form, names);
    });
  }, [form, sending, textRef]);
}
