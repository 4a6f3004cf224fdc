import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { classNames } from "./classNames.js";
import { Words } from "./Words.js";

interface About {
  /** Of the input; what is said of it is `${id}-hint`, `${id}-warning` and `${id}-problem`. */
  id: string;
  hint?: string | undefined;
  /** What goes through, but may not be meant. */
  warning?: string | undefined;
  /** What stops Send. */
  problem?: string | undefined;
}

export interface FieldProps extends About, Omit<ComponentPropsWithoutRef<"div">, "id"> {
  label: string;
  /** Names in what is said that no translation may change. */
  keep?: readonly string[];
  /** Beside the hint: a button that takes back what the hint says. */
  action?: ReactNode;
}

/** A label, its control, and beside it what there is to say. `data-invalid` with a problem. */
export const Field = /* @__PURE__ */ forwardRef<HTMLDivElement, FieldProps>(function Field(
  { id, label, problem, hint, warning, keep, action, className, children, ...props },
  ref,
) {
  return (
    <div
      {...props}
      ref={ref}
      className={classNames("rc-field", className)}
      data-invalid={problem !== undefined || undefined}
    >
      <label className="rc-label" htmlFor={id}>
        {label}
      </label>
      <div className="rc-control">{children}</div>
      {(hint !== undefined || warning !== undefined) && (
        <div className="rc-notes">
          {hint !== undefined && (
            <p className="rc-hint">
              <span id={`${id}-hint`}>
                <Words keep={keep}>{`${hint} `}</Words>
              </span>
              {action}
            </p>
          )}
          {warning !== undefined && (
            <p className="rc-hint" data-tone="warning" id={`${id}-warning`}>
              <Words keep={keep}>{warning}</Words>
            </p>
          )}
        </div>
      )}
      {problem !== undefined && (
        <p className="rc-problem" id={`${id}-problem`}>
          <Words keep={keep}>{problem}</Words>
        </p>
      )}
    </div>
  );
});

/** The ARIA that ties a control to what is said of it. A problem comes alone, else it would be lost behind the rest. */
export function described({
  id,
  problem,
  hint,
  warning,
  also,
}: About & { also?: string | undefined }) {
  const ids = [hint !== undefined && `${id}-hint`, warning !== undefined && `${id}-warning`, also];
  return {
    "aria-invalid": problem !== undefined,
    "aria-describedby":
      problem === undefined ? ids.filter(Boolean).join(" ") || undefined : `${id}-problem`,
  };
}
