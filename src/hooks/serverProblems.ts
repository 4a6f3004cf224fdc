import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ReplyError } from "../domain/errors.js";
import type { ReplyValues } from "../domain/reply.js";
import type { Session } from "../sending/session.js";

const fields = ["customer", "cc", "bcc", "text", "status", "createdAt", "user"] as const;

/** The form's field that a server's path names: `cc[1]`, `/cc/1` and `cc.1` all mean Cc. */
export function fieldOfPath(path: string): (typeof fields)[number] | undefined {
  const [first = ""] = path.replace(/^[/$.]+/, "").split(/[.[/]/);
  return fields.find((field) => field === first);
}

/** Puts the server's words beside the fields they are about; returns the names of those. */
export function showServerProblems(
  form: UseFormReturn<ReplyValues>,
  error: Extract<ReplyError, { code: "invalid" }>,
): string[] {
  return error.detail.problems.flatMap(({ path, message }) => {
    const field = fieldOfPath(path);
    if (!field) return [];
    form.setError(field === "text" ? "text.value" : field, { type: "server", message });
    return [field];
  });
}

/** A refusal that arrived while no composer was there is shown by the one that is mounted next. */
export function useServerProblems(form: UseFormReturn<ReplyValues>, { sending }: Session): void {
  // An effect, since errors belong to a form that is mounted.
  useEffect(() => {
    const state = sending.getSnapshot();
    if (state.status === "failed" && state.error.code === "invalid") {
      showServerProblems(form, state.error);
    }
  }, [form, sending]);
}
