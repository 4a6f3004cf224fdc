import type { ReactNode } from "react";
import { ApiProblem } from "./api/request.js";

interface ProblemProps {
  title: string;
  error: Error;
  onRetry: () => void;
  isRetrying: boolean;
}

/** What could not be loaded, why, and how to try once more. */
export function Problem({ title, error, onRetry, isRetrying }: ProblemProps) {
  const logRef = error instanceof ApiProblem ? error.logRef : undefined;
  return (
    <Empty title={title}>
      <p>{error.message}</p>
      {logRef !== undefined && <p className="quiet">Reference {logRef}</p>}
      <button className="button" type="button" onClick={onRetry} disabled={isRetrying}>
        {isRetrying ? "Loading…" : "Load again"}
      </button>
    </Empty>
  );
}

/** A place where nothing is, and why. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
