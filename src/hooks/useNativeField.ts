import { useRef, useState, type RefCallback } from "react";
import { useComposer } from "./composerContext.js";
import { useIsHydrating } from "./useIsHydrating.js";
import { useBeforePaint } from "./useLatest.js";

type TextName = "text.value" | "status" | "user" | "createdAt";
type SwitchName = "draft" | "imported";
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Ties a native control to the form, which reads and writes the element itself. What a person typed
 * or chose in a server's markup, before anybody listened, is taken into the form.
 */
export function useNativeField(name: TextName | SwitchName) {
  const { form, earlyEditsRef } = useComposer();
  const hydratingRef = useIsHydrating();
  const earlyRef = useRef<{ value: string | boolean }>(undefined);
  const [atFirst] = useState(() => startOf(name, form.getValues(name)));
  const { ref, ...field } = form.register(name);
  const attach: RefCallback<Control> = (element) => {
    if (element && hydratingRef.current && isEdited(element)) {
      const value = isSwitch(element) ? element.checked : element.value;
      earlyRef.current = { value };
      // Before the form has the element: it would write its own value there, and move the cursor.
      form.setValue(name, value);
    }
    ref(element);
  };
  useBeforePaint(() => {
    hydratingRef.current = false;
    if (!earlyRef.current) return;
    // Again, since only now everybody listens.
    form.setValue(name, earlyRef.current.value, { shouldDirty: true });
    earlyRef.current = undefined;
    earlyEditsRef.current = true;
  }, [form, name, hydratingRef, earlyEditsRef]);
  return { ...field, ref: attach, ...atFirst };
}

const isServer = typeof document === "undefined";

/**
 * What the markup starts with. React would write a text's default over what was typed meanwhile, so
 * only a server gives it. A date is in the agent's time zone, which no server knows.
 */
function startOf(name: TextName | SwitchName, value: string | boolean) {
  if (typeof value === "boolean") return { defaultChecked: value };
  return isServer && name !== "createdAt" ? { defaultValue: value } : {};
}

function isSwitch(element: Control): element is HTMLInputElement {
  return element.type === "checkbox";
}

/** Holds another value than its markup gave it. */
function isEdited(element: Control): boolean {
  if (isSwitch(element)) return element.checked !== element.defaultChecked;
  if (!("options" in element)) return element.value !== element.defaultValue;
  const given = [...element.options].findIndex((option) => option.defaultSelected);
  return element.selectedIndex !== Math.max(0, given);
}
