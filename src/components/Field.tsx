import type { ReactNode } from "react";

export interface FieldProps {
  /** Of the input; its hint and problem are `${id}-hint` and `${id}-problem`. */
  id: string;
  label: string;
  problem?: string | undefined;
  hint?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A label, its control, and beside it what there is to say. `data-invalid` with a problem. */
export function Field({ id, label, problem, hint, className, children }: FieldProps) {
  return (
    <div
      className={["rc-field", className].filter(Boolean).join(" ")}
      data-invalid={problem !== undefined || undefined}
    >
      <label className="rc-label" htmlFor={id}>
        {label}
      </label>
      <div className="rc-control">{children}</div>
      {hint !== undefined && (
        <p className="rc-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="rc-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** The ARIA that ties a control to its hint and problem. */
export function described({
  id,
  problem,
  hint,
  also,
}: Pick<FieldProps, "id" | "problem" | "hint"> & { also?: string }) {
  const own = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`];
  const ids = [...own, also];
  return {
    "aria-invalid": problem !== undefined,
    "aria-describedby": ids.filter(Boolean).join(" ") || undefined,
  };
}
