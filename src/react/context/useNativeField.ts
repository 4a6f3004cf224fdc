import { useEffect, useRef, useState, type RefCallback } from "react";
import type { FieldOnWire, FieldPath, PlacedField } from "../../domain/fields.js";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import { useComposer } from "./composerContext.js";
import { useIsHydrating } from "../dom/useIsHydrating.js";
import { useBeforePaint } from "../dom/useLatest.js";

/** A field whose element holds a string. */
export type TextName = Exclude<FieldPath, "customer" | "text" | CopyField>;
type SwitchName = Exclude<FieldOnWire, PlacedField | "extra">;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Ties a native control to the form, which reads and writes the element itself. What a person typed
 * or chose in a server's markup, before anybody listened, is taken into the form.
 */
export function useNativeField(name: TextName | SwitchName) {
  const { form, earlyEditsRef } = useComposer();
  const hydratingRef = useIsHydrating();
  const earlyRef = useRef<Control>(undefined);
  const [atFirst] = useState(() => startOf(name, form.getValues(name)));
  const { ref, ...field } = form.register(name);
  const attach: RefCallback<Control> = (element) => {
    if (element && hydratingRef.current && isEdited(element)) {
      earlyRef.current = element;
      // Before the form has the element: it would write its own value there, and move the cursor.
      form.setValue(name, isSwitch(element) ? element.checked : element.value);
    }
    ref(element);
  };
  useBeforePaint(() => {
    hydratingRef.current = false;
    if (earlyRef.current) earlyEditsRef.current = true;
  });
  // An effect, since all listeners are there by then: they hear of it as if it had happened now.
  useEffect(() => {
    const { current: target } = earlyRef;
    earlyRef.current = undefined;
    if (target) void field.onChange({ target, type: "change" });
  });
  return { ...field, ref: attach, ...atFirst };
}

const isServer = typeof document === "undefined";

/**
 * What the markup starts with. A text's default is given on a server alone: in a browser React would
 * write it over what was typed before it hydrates. A date is in the agent's time zone, which no server
 * knows.
 */
function startOf(name: TextName | SwitchName, value: string | boolean) {
  if (typeof value === "boolean") return { defaultChecked: value };
  return isServer && name !== "createdAt" && { defaultValue: value };
}

function isSwitch(element: Control): element is HTMLInputElement {
  return element.type === "checkbox";
}

/** Whether it holds another value than its markup gave it. */
function isEdited(element: Control): boolean {
  if (isSwitch(element)) return element.checked !== element.defaultChecked;
  if (!("options" in element)) return element.value !== element.defaultValue;
  const given = [...element.options].findIndex((option) => option.defaultSelected);
  return element.selectedIndex !== Math.max(0, given);
}
