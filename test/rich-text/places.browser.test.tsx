import { Activity, StrictMode, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { renderToString } from "react-dom/server";
import { hydrateRoot } from "react-dom/client";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { RichText } from "../../src/rich-text.js";
import { renderComposer } from "../browser/renderComposer.js";
import { renderRichText } from "./renderRichText.js";

const undo = "{Control>}z{/Control}";
const bold = { format: "html", value: "<p>a <strong>b</strong></p>" } as const;

describe("in a stranger's page", () => {
  test("under StrictMode it is there once, and its history whole", async () => {
    const { type, html, screen } = await renderRichText({
      around: (editor) => <StrictMode>{editor}</StrictMode>,
      defaultBody: bold,
    });
    expect(screen.container.querySelectorAll("[contenteditable]")).toHaveLength(1);
    await type("{Control>}{End}{/Control}!");
    expect(html()).toBe("<p>a <strong>b!</strong></p>");
    await userEvent.keyboard(undo);
    expect(html()).toBe(bold.value);
  });

  test("hidden by <Activity> it keeps the text, the cursor and the history", async () => {
    function Hidden({ children }: { children: ReactNode }) {
      const [isShown, setShown] = useState(true);
      return (
        <>
          <Activity mode={isShown ? "visible" : "hidden"}>{children}</Activity>
          <button type="button" onClick={() => setShown(!isShown)}>
            Hide or show
          </button>
        </>
      );
    }
    const { type, html, handle, text, screen } = await renderRichText({
      around: (editor) => <Hidden>{editor}</Hidden>,
    });
    const button = screen.getByRole("button", { name: "Hide or show" });
    await type("abc");
    handle().setCursor({ format: "plain", start: 1, end: 1 });
    await button.click();
    await expect.element(text).not.toBeInTheDocument();
    await button.click();
    await expect.element(text).toBeVisible();
    await type("X");
    expect(html()).toBe("aXbc");
    await userEvent.keyboard(undo + undo);
    expect(html()).toBe("");
  });

  test("in a shadow root and in a frame it can be written, in bold too", async () => {
    const host = document.body.appendChild(document.createElement("div"));
    const frame = document.body.appendChild(document.createElement("iframe"));
    const roots = [host.attachShadow({ mode: "open" }), frame.contentDocument?.body];
    for (const root of roots) {
      if (!root) throw new Error("No place");
      // oxlint-disable-next-line no-await-in-loop -- one place after the other
      const { type, html, screen } = await renderRichText({
        around: (editor) => createPortal(editor, root),
      });
      // oxlint-disable-next-line no-await-in-loop -- one place after the other
      await type("a{Control>}b{/Control}b{Enter}c");
      expect(html()).toBe("<p>a<strong>b</strong><br><strong>c</strong></p>");
      // oxlint-disable-next-line no-await-in-loop -- one place after the other
      await screen.unmount();
    }
    host.remove();
    frame.remove();
  });

  test("in a fieldset that is disabled nothing can be written, by key, paste or shortcut", async () => {
    const { type, html, paste } = await renderRichText({
      around: (editor) => <fieldset disabled>{editor}</fieldset>,
      defaultBody: bold,
    });
    await type("x{Enter}{Backspace}{Control>}a{/Control}{Control>}b{/Control}{Delete}");
    paste({ text: "y", html: "<b>y</b>" });
    expect(html()).toBe(bold.value);
  });

  test("rendered on a server it is taken over without a complaint", async () => {
    const element = (
      <RichText
        id="reply"
        label="Reply"
        placeholder={undefined}
        className="rc-textarea"
        defaultBody={bold}
        readOnly={false}
        aria-invalid={undefined}
        aria-describedby={undefined}
        onChange={() => {}}
        onBlur={() => {}}
        onOverwrite={() => {}}
        uploadImage={undefined}
      />
    );
    const container = document.body.appendChild(document.createElement("div"));
    container.insertAdjacentHTML("beforeend", renderToString(element));
    const errors: unknown[] = [];
    const root = hydrateRoot(container, element, {
      onRecoverableError: (error) => errors.push(error),
    });
    await expect.poll(() => container.querySelector("strong")?.textContent).toBe("b");
    expect(errors).toEqual([]);
    root.unmount();
    container.remove();
  });

  test("it is a textbox with a name, lines and what the host says of it", async () => {
    const { element, rerender } = await renderRichText();
    await rerender({ "aria-invalid": true, "aria-describedby": "why", placeholder: "Other" });
    const { role, ariaMultiLine, ariaLabel, ariaInvalid, translate, tabIndex } = element();
    expect({ role, ariaMultiLine, ariaLabel, ariaInvalid, translate, tabIndex }).toEqual({
      role: "textbox",
      ariaMultiLine: "true",
      ariaLabel: "Reply",
      ariaInvalid: "true",
      translate: false,
      tabIndex: 0,
    });
    expect(element().getAttribute("aria-describedby")).toBe("why");
    expect(element().ariaPlaceholder).toBe("Other");
    expect(element().querySelector("[data-placeholder]")?.getAttribute("data-placeholder")).toBe(
      "Other",
    );
    // A reader would speak it in place of the text.
    element().focus();
    await userEvent.keyboard("Hello");
    expect(element().ariaPlaceholder).toBeNull();
    await userEvent.keyboard("{Control>}a{/Control}{Backspace}");
    expect(element().ariaPlaceholder).toBe("Other");
  });
});

test("a list and a quote that run right to left have their marks at the right", async () => {
  const value = "<ul><li>שלום</li></ul><blockquote>שלום</blockquote><p>a</p><p>שלום</p>";
  const { element } = await renderRichText({ defaultBody: { format: "html", value } });
  const directionOf = (selector: string) => {
    const found = element().querySelector(selector);
    return found && getComputedStyle(found).direction;
  };
  expect(["ul", "li", "blockquote"].map(directionOf)).toEqual(["rtl", "rtl", "rtl"]);
  const words = document.createRange();
  words.selectNodeContents(element().lastElementChild ?? element());
  const { right } = element().getBoundingClientRect();
  expect(right - words.getBoundingClientRect().right).toBeLessThan(40);
});

describe("under a policy that allows no style and no trusted HTML", () => {
  test("nothing is reported: typing, formatting, 300 lines, paste, a drag, a host's HTML", async () => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content =
      "style-src-attr 'none'; style-src-elem 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    const reports: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
      reports.push(`${violatedDirective} ${sample}`),
    );
    const { type, paste, handle, html, element } = await renderRichText();
    document.head.append(meta);
    handle().setBody({ format: "html", value: "<p style='color:red' onclick='x()'>a<b>b</b></p>" });
    await type("- x{Control>}b{/Control}y{Enter}{Enter}> q{Control>}z{/Control}");
    handle().insert({ format: "plain", value: "line\n".repeat(300) }, "end");
    paste({ html: '<b style="font-weight:normal" onclick="x()"><i style="color:red">i</i></b>' });
    const data = new DataTransfer();
    data.setData("text/html", '<u style="color:red">u</u>');
    const { left, top } = element().getBoundingClientRect();
    element().dispatchEvent(
      new DragEvent("drop", {
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
        clientX: left + 20,
        clientY: top + 20,
      }),
    );
    expect(html()).toContain("<u>u</u>");
    await expect.poll(() => document.querySelector("[contenteditable]")).toBeTruthy();
    expect(reports).toEqual([]);
  });

  test("long texts in a textarea are reported once, and are there", async () => {
    const { text, ref } = await renderComposer();
    await text.fill("One");
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "require-trusted-types-for 'script'";
    const reports: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ sample }) => reports.push(sample));
    document.head.append(meta);
    const value = "line\n".repeat(300);
    ref.current?.insert({ format: "plain", value }, "end");
    // Each policy of the page reports it.
    await expect.poll(() => reports.length).toBeGreaterThan(0);
    const first = reports.length;
    ref.current?.insert({ format: "plain", value }, "start");
    await expect.element(text).toHaveValue(`${value}One${value}`);
    expect(reports).toHaveLength(first);
  });
});
