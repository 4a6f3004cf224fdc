import { useRef, useState, type RefObject } from "react";
import type { EditorProps } from "../options/editor.js";
import { useBeforePaint, useLatest } from "../react/dom/useLatest.js";
import { classNames } from "../react/ui/classNames.js";
import { createEngine, type Engine } from "./editing/engine.js";
import type { EngineHost } from "./editing/engineHost.js";

type OfToolbar = Pick<EngineHost, "onCommand" | "onLink">;

/** One engine for as long as the component is there; `placeRef` is where it shows the text. */
export function useEngine(props: EditorProps, toolbar: OfToolbar) {
  const placeRef = useRef<HTMLDivElement>(null);
  const latest = useLatest({ ...props, ...toolbar });
  // Made when it is first asked for: a server asks for nothing.
  const [engineOf] = useState(() => {
    let engine: Engine | undefined;
    return () => (engine ??= createEngine(latest.current.defaultBody, hostOf(latest)));
  });
  // Before paint, since a parent's effects already put the focus and the cursor into it. React knows
  // nothing of the element that ProseMirror puts in there.
  useBeforePaint(
    () => (placeRef.current ? engineOf().mount(placeRef.current) : undefined),
    [engineOf],
  );
  const { id, label, placeholder, className, readOnly } = props;
  const { "aria-invalid": isInvalid, "aria-describedby": describedBy } = props;
  // Before paint, since ProseMirror has to be told that it would be answered otherwise now.
  useBeforePaint(
    () => engineOf().update(),
    [engineOf, id, label, placeholder, className, readOnly, isInvalid, describedBy],
  );
  return { placeRef, engineOf };
}

function hostOf(latest: RefObject<EditorProps & OfToolbar>): EngineHost {
  return {
    isReadOnly: () => latest.current.readOnly,
    attributes: (isBlank) => attributesOf(latest.current, isBlank),
    placeholder: () => latest.current.placeholder,
    onChange: (body) => latest.current.onChange(body),
    onBlur: () => latest.current.onBlur(),
    onOverwrite: () => latest.current.onOverwrite(),
    onCommand: (name, isOn) => latest.current.onCommand(name, isOn),
    onLink: () => latest.current.onLink(),
  };
}

function attributesOf(props: EditorProps, isBlank: boolean): Record<string, string> {
  const { id, label, placeholder, className, readOnly } = props;
  const { "aria-invalid": isInvalid, "aria-describedby": describedBy } = props;
  return {
    id,
    class: classNames("rc-rich-text", className),
    role: "textbox",
    tabindex: "0",
    // A page that is translated must not change what the agent writes.
    translate: "no",
    "aria-multiline": "true",
    "aria-label": label,
    // Readers speak it in place of a text that is there.
    ...(placeholder && isBlank ? { "aria-placeholder": placeholder } : {}),
    ...(isInvalid === undefined ? {} : { "aria-invalid": String(isInvalid) }),
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(readOnly ? { "aria-readonly": "true" } : {}),
  };
}
