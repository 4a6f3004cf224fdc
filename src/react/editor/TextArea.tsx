import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
} from "react";
import { bodyToPlain, type Body } from "../../domain/text/body.js";
import type { EditorHandle, EditorProps } from "../../options/editor.js";
import { useComposer } from "../context/composerContext.js";
import { useIsHydrating } from "../dom/useIsHydrating.js";
import { notForPasswords } from "../ui/notForPasswords.js";
import { insertText, later, replaceText, typeText } from "./insertText.js";

type OwnProps = Omit<ComponentPropsWithoutRef<"textarea">, keyof EditorProps>;

/** The editor for whom no other is given: plain text. */
export const TextArea = /* @__PURE__ */ forwardRef<EditorHandle, EditorProps & OwnProps>(
  function TextArea(
    { label, defaultBody, onChange, onOverwrite, uploadImage: _none, onPaste, ...props },
    ref,
  ) {
    const { rootId, form, session } = useComposer();
    const hydratingRef = useIsHydrating();
    const [begun] = useState(() => bodyToPlain(defaultBody));
    const elementRef = useRef<HTMLTextAreaElement>(null);
    const isBegun = useRef(false);
    useImperativeHandle(ref, () => {
      const { current: element } = elementRef;
      // React has set it by now.
      if (!element) throw new Error();
      // Not by React, which would write it over what was typed in a server's markup.
      if (!isBegun.current && !hydratingRef.current) element.value = begun;
      isBegun.current = true;
      hydratingRef.current = false;
      return handleOf(element);
    }, [begun, hydratingRef]);
    // An effect, since the first paint need not wait for it.
    useEffect(() => {
      let leave: (() => void) | undefined;
      let isOver = false;
      const begin = ({ setUp }: NonNullable<ReturnType<typeof later.now>>) => {
        if (!isOver && elementRef.current) leave = setUp(elementRef.current, form, session);
      };
      later.load().then(begin, () => {});
      return () => {
        isOver = true;
        leave?.();
      };
    }, [form, session]);
    return (
      <textarea
        rows={2}
        {...props}
        {...(isServer && { defaultValue: begun })}
        ref={elementRef}
        form={rootId}
        dir="auto"
        translate="no"
        aria-label={label}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
        onPaste={(event) => {
          onPaste?.(event);
          const { selectionStart, selectionEnd } = event.currentTarget;
          if (selectionStart !== selectionEnd) onOverwrite();
          later.now()?.pasteLinks(event, typeText);
        }}
        {...notForPasswords}
      />
    );
  },
);

const isServer = typeof document === "undefined";

const plain = (value: string): Body => ({ format: "plain", value });

function handleOf(element: HTMLTextAreaElement): EditorHandle {
  return {
    element,
    focus: () => element.focus(),
    getBody: () => plain(element.value),
    setBody(body) {
      element.value = bodyToPlain(body);
    },
    insert: (body, at) => insertText(element, bodyToPlain(body), at),
    replace: (body) => replaceText(element, bodyToPlain(body)),
    getSelection: () => plain(element.value.slice(element.selectionStart, element.selectionEnd)),
    getCursor: () => ({
      format: "plain",
      start: element.selectionStart,
      end: element.selectionEnd,
    }),
    setCursor({ format, start, end }) {
      if (format === "plain") element.setSelectionRange(start, end);
    },
    selectAll() {
      element.focus();
      element.select();
    },
    textBeforeCursor: () => later.now()?.textBefore(element) ?? "",
    replaceBeforeCursor: (length, body) => insertText(element, bodyToPlain(body), "cursor", length),
    cursorRect: () => later.now()?.cursorRect(element),
  };
}
