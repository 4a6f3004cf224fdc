import { recentPrefix } from "./lastWord.js";
import type { DraftScope } from "./storage/storage.js";

// Which saved replies an agent used last. In localStorage, since a list that opens must be in order at
// once; where that is blocked, as long as the page.

const mostKept = 20;
const ofPage = /* @__PURE__ */ new Map<string, readonly string[]>();

/** Their ids, the newest first. Without a scope nothing outlives the page. */
export function recentSnippets(scope: DraftScope | undefined): readonly string[] {
  const known = ofPage.get(scope ?? "");
  if (known || scope === undefined) return known ?? [];
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentPrefix + scope) ?? "null");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function noteSnippet(scope: DraftScope | undefined, id: string): void {
  const next = [id, ...recentSnippets(scope).filter((one) => one !== id)].slice(0, mostKept);
  ofPage.set(scope ?? "", next);
  if (scope === undefined) return;
  try {
    localStorage.setItem(recentPrefix + scope, JSON.stringify(next));
    // Read from there again, where other tabs write as well.
    ofPage.delete(scope);
  } catch {
    // Full, or none of this page's.
  }
}
