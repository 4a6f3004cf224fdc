import { createRef, type ReactNode } from "react";
import { render } from "vitest-browser-react";
import { userEvent } from "vitest/browser";
import type { EditorHandle, EditorProps } from "../../src/options/editor.js";
import { RichText } from "../../src/rich-text.js";

interface Given extends Partial<EditorProps> {
  /** What a host puts around it. */
  around?: (editor: ReactNode) => ReactNode;
  container?: HTMLElement;
}

/** The rich editor by itself, as the composer shows it, and what a person would do. */
export async function renderRichText({
  around = (editor) => editor,
  container,
  ...given
}: Given = {}) {
  const ref = createRef<EditorHandle>();
  const changes: string[] = [];
  const element = (more: Partial<EditorProps> = {}) => (
    <div className="rc-root">
      <div className="rc-text">
        {around(
          <RichText
            id="reply"
            label="Reply"
            placeholder="Write your reply…"
            className="rc-textarea"
            defaultBody={{ format: "plain", value: "" }}
            readOnly={false}
            aria-invalid={undefined}
            aria-describedby={undefined}
            onChange={({ value }) => changes.push(value)}
            onBlur={() => {}}
            onOverwrite={() => {}}
            uploadImage={undefined}
            {...given}
            {...more}
            ref={ref}
          />,
        )}
      </div>
    </div>
  );
  const screen = await render(element(), container && { container });
  const handle = () => {
    if (!ref.current) throw new Error("The editor is not there");
    return ref.current;
  };
  return {
    screen,
    handle,
    changes,
    text: screen.getByRole("textbox", { name: "Reply" }),
    html: () => handle().getBody().value,
    rerender: (more: Partial<EditorProps>) => screen.rerender(element(more)),
    element: () => {
      const { element: now } = handle();
      if (!now) throw new Error("The editor is not in the page");
      return now;
    },
    /** Keys by their names, as `userEvent` has them: `{Control>}b{/Control}`. */
    type: async (keys: string) => {
      handle().focus();
      await userEvent.keyboard(keys);
    },
    paste: (data: Pasted) => paste(handle().element, data),
  };
}

interface Pasted {
  html?: string;
  text?: string;
  files?: File[];
}

/** A paste as the browser tells of one; what it returns says whether somebody took it. */
function paste(target: HTMLElement | null, { html, text, files = [] }: Pasted): boolean {
  const data = new DataTransfer();
  if (html !== undefined) data.setData("text/html", html);
  if (text !== undefined) data.setData("text/plain", text);
  for (const file of files) data.items.add(file);
  const init = { clipboardData: data, bubbles: true, cancelable: true };
  return !target?.dispatchEvent(new ClipboardEvent("paste", init));
}
