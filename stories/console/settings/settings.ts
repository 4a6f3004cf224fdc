import { useSyncExternalStore } from "react";

export const afterSending = ["stay", "next", "list"] as const;
export const undoSeconds = [0, 5, 10, 30] as const;
export const editors = ["rich", "plain"] as const;

/** How the agent likes to work. */
export interface Settings {
  /** What opens once a reply was sent off. */
  afterSending: (typeof afterSending)[number];
  /** In which a reply can be taken back; 0: not at all. */
  undoSeconds: (typeof undoSeconds)[number];
  /** What replies are written in. */
  editor: (typeof editors)[number];
  /** Whether single letters are keys: speech input may press them by accident. */
  hasKeys: boolean;
}

const storageKey = "console-settings";
const listeners = new Set<() => void>();
let settings: Settings | undefined;

/** Kept in this browser, for all tabs; `?after=next`, `?undo=10` and `?editor=plain` in the address set them. */
export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, current);
}

export function changeSettings(changed: Partial<Settings>): void {
  settings = { ...current(), ...changed };
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // Where nothing may be kept they live as long as the page.
  }
  for (const listener of listeners) listener();
}

function current(): Settings {
  if (settings) return settings;
  settings = kept();
  const query = new URLSearchParams(location.search);
  const asked = checked({
    afterSending: query.get("after"),
    undoSeconds: query.get("undo"),
    editor: query.get("editor"),
  });
  if (Object.keys(asked).length > 0) changeSettings(asked);
  return settings;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", takeOver);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", takeOver);
  };
}

/** From another tab. */
function takeOver({ key }: StorageEvent): void {
  if (key !== storageKey) return;
  settings = kept();
  for (const listener of listeners) listener();
}

function kept(): Settings {
  const defaults: Settings = {
    afterSending: "stay",
    undoSeconds: 0,
    editor: "rich",
    hasKeys: true,
  };
  try {
    const json: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return { ...defaults, ...checked(json) };
  } catch {
    return defaults;
  }
}

/** Of whatever is kept or asked for, what is a setting. */
function checked(json: unknown): Partial<Settings> {
  const given = new Map(Object.entries(json ?? {}));
  const after = afterSending.find((one) => one === given.get("afterSending"));
  const undo = undoSeconds.find((one) => String(one) === String(given.get("undoSeconds")));
  const editor = editors.find((one) => one === given.get("editor"));
  const hasKeys = given.get("hasKeys");
  return {
    ...(after && { afterSending: after }),
    ...(undo !== undefined && { undoSeconds: undo }),
    ...(editor && { editor }),
    ...(typeof hasKeys === "boolean" && { hasKeys }),
  };
}
