import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { RichText } from "../../src/rich-text.js";
import { takeClipboard } from "../browser/clipboard.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { newScope } from "../drafts/faults.js";
import { address, createUploads, pasteFiles, picture } from "./uploads.js";

/** A composer whose backend takes pictures for the text, and one that was pasted there. */
async function renderPictures(given: Parameters<typeof renderComposer>[0] = {}) {
  const uploads = createUploads();
  let written = "";
  const composer = await renderComposer({
    editor: RichText,
    uploadImage: uploads.uploadImage,
    onValuesChange: ({ text }) => (written = text.value),
    ...given,
  });
  const { screen, text, world } = composer;
  await text.click();
  return {
    ...composer,
    uploads: uploads.all,
    paste: (...files: File[]) => pasteFiles(text.element(), ...files),
    image: (name: string | RegExp) => text.getByRole("img", { name }),
    button: (name: string) => screen.getByRole("button", { name, exact: true }),
    press: () => userEvent.keyboard("{Control>}{Enter}{/Control}"),
    html: () => written,
    /** What went on the wire, once something has. */
    sent: async () => {
      await expect.poll(world.sent).toHaveLength(1);
      const { text: html, attachments } = Object((await world.sent())[0]);
      return { html: String(html), attachments };
    },
  };
}

describe("a picture that is pasted into the text", () => {
  test("is shown at once, says how far it is, and Send waits for it", async () => {
    const { paste, image, uploads, press, sent, screen, files, html, world, text } =
      await renderPictures();
    await userEvent.keyboard("See: ");
    paste(picture());
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    expect(text.element().querySelector("img")?.src).toMatch(/^blob:/);
    uploads[0]?.progress(0.4);
    await expect.element(image("Picture, Uploading 40%")).toBeVisible();
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    expect(html()).not.toMatch(/blob:|data:/);
    await press();
    await expect.element(screen.getByText("Preparing your files…")).toBeVisible();
    expect(await world.sent()).toHaveLength(0);
    uploads[0]?.end();
    expect(await sent()).toEqual({
      html: `<p>See: <img src="${address(1)}" alt=""></p>`,
      attachments: undefined,
    });
    await expect.element(text).toHaveTextContent("");
    await expect.element(image(/./)).not.toBeInTheDocument();
  });

  test("that was not uploaded stops Send with words, and goes once it is tried again", async () => {
    const { paste, image, uploads, press, sent, screen, files, button, world } =
      await renderPictures();
    paste(picture());
    uploads[0]?.fail();
    await expect.element(image("Picture, Couldn’t be uploaded")).toBeVisible();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("Couldn’t be uploaded");
    await press();
    await expect.element(screen.getByText(/^Nothing was sent\./)).toBeVisible();
    await expect.element(button("Retry shot.png")).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    await button("Send reply").click();
    uploads[1]?.end(undefined, "A broken lamp");
    expect(await sent()).toEqual({
      html: `<p><img src="${address(2)}" alt="A broken lamp"></p>`,
      attachments: undefined,
    });
    expect(await world.sent()).toHaveLength(1);
  });

  test("can be a file instead, by keyboard, where the backend does not take it", async () => {
    const { paste, image, uploads, sent, button, press, files } = await renderPictures();
    await userEvent.keyboard("Lamp");
    paste(picture());
    uploads[0]?.fail();
    await expect.element(image(/Couldn’t/)).toBeVisible();
    await userEvent.keyboard("{ArrowLeft}{Enter}");
    await expect.element(button("Try again")).toHaveFocus();
    await userEvent.keyboard("{Tab}{Enter}");
    await expect.element(image(/./)).not.toBeInTheDocument();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("shot.png");
    await press();
    const { html, attachments } = await sent();
    expect(html).toBe("Lamp");
    expect(attachments).toMatchObject([{ fileName: "shot.png" }]);
  });

  test("is uploaded no more once it is taken out, and again once Undo brings it back", async () => {
    const { paste, image, uploads, html, files } = await renderPictures();
    paste(picture());
    await expect.element(image(/Uploading/)).toBeVisible();
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => uploads[0]?.signal.aborted).toBe(true);
    expect(html()).toBe("");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(image(/./)).not.toBeInTheDocument();
    await expect.poll(() => uploads[1]?.signal.aborted).toBe(true);
    await userEvent.keyboard("{Control>}y{/Control}");
    await expect.poll(() => uploads).toHaveLength(3);
    uploads[2]?.end();
    await expect.poll(html).toBe(`<p><img src="${address(3)}" alt=""></p>`);
    await userEvent.keyboard("{Control>}zy{/Control}");
    await expect.poll(html).toBe(`<p><img src="${address(3)}" alt=""></p>`);
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    expect(image(/./).elements()).toHaveLength(1);
  });

  test("can be moved by cutting and pasting it, and copied, while it is uploaded and after", async () => {
    await takeClipboard();
    const { paste, image, uploads, html } = await renderPictures();
    paste(picture());
    await expect.element(image(/Uploading/)).toBeVisible();
    await userEvent.keyboard("{Control>}a{/Control}");
    await userEvent.cut();
    await expect.poll(html).toBe("");
    await userEvent.keyboard("Here: ");
    await userEvent.paste();
    await expect.element(image(/Uploading/)).toBeVisible();
    uploads.at(-1)?.end();
    const img = `<img src="${address(uploads.length)}" alt="">`;
    await expect.poll(html).toBe(`<p>Here: ${img}</p>`);
    await userEvent.keyboard("{Control>}a{/Control}");
    await userEvent.cut();
    await userEvent.paste();
    await expect.poll(html).toBe(`<p>Here: ${img}</p>`);
  });

  test("is described, and that is in the email", async () => {
    const { paste, uploads, html, screen, image, text, sent, press } = await renderPictures();
    paste(picture());
    uploads[0]?.end();
    await expect.poll(html).toContain(address(1));
    await image("Picture").click();
    const description = screen.getByRole("textbox", { name: "Description" });
    await expect.element(description).toHaveFocus();
    await userEvent.keyboard('The "red" lamp{Enter}');
    await expect.element(text).toHaveFocus();
    await expect.element(image('The "red" lamp')).toBeVisible();
    await press();
    expect((await sent()).html).toBe(
      `<p><img src="${address(1)}" alt="The &quot;red&quot; lamp"></p>`,
    );
  });

  test("goes where the drop was, and several stand below each other", async () => {
    const { text, uploads, html } = await renderPictures();
    await userEvent.keyboard("one");
    const { right, top, bottom } = text.element().querySelector("p")?.getBoundingClientRect() ?? {
      right: 0,
      top: 0,
      bottom: 0,
    };
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(picture("a.png"));
    dataTransfer.items.add(picture("b.png"));
    const place = { clientX: right - 2, clientY: (top + bottom) / 2 };
    const init = { dataTransfer, ...place, bubbles: true, cancelable: true };
    text.element().dispatchEvent(new DragEvent("drop", init));
    await expect.poll(() => uploads).toHaveLength(2);
    uploads.forEach(({ end }, index) => end(address(index + 1)));
    const img = (n: number) => `<img src="${address(n)}" alt="">`;
    await expect.poll(html).toBe(`<p>one${img(1)}<br>${img(2)}</p>`);
  });

  test("stands in the text where a PDF is dropped with it, which is a file", async () => {
    const { text, uploads, files, sent, send } = await renderPictures();
    await userEvent.keyboard("one");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["%PDF"], "a.pdf", { type: "application/pdf" }));
    dataTransfer.items.add(picture("b.png"));
    const { left, top } = text.element().getBoundingClientRect();
    const place = { clientX: left + 200, clientY: top + 15 };
    const init = { dataTransfer, ...place, bubbles: true, cancelable: true };
    text.element().dispatchEvent(new DragEvent("drop", init));
    await expect.element(files.getByRole("listitem")).toHaveTextContent("a.pdf");
    uploads[0]?.end();
    await send.click();
    const { html, attachments } = await sent();
    expect(html).toBe(`<p>one<img src="${address(1)}" alt=""></p>`);
    expect(attachments).toMatchObject([{ fileName: "a.pdf" }]);
  });

  test.each([
    ["an SVG, which may hold a script", picture("a.svg", "image/svg+xml"), "a.svg"],
    ["a file", new File(["%PDF"], "a.pdf", { type: "application/pdf" }), "a.pdf"],
    [
      "a picture that is too large, with the words of any file",
      new File(["x".repeat(101)], "big.png", { type: "image/png" }),
      "Too large: 101 bytes, the limit is 100 bytes",
    ],
  ])("is no picture in the text: %s", async (_what, file, words) => {
    const { paste, files, image, uploads } = await renderPictures({ maxFileSize: 100 });
    paste(file);
    await expect.element(files.getByRole("listitem")).toHaveTextContent(words);
    expect(uploads).toEqual([]);
    await expect.element(image(/./)).not.toBeInTheDocument();
  });

  test("has no other address than that of a page", async () => {
    const { paste, image, uploads } = await renderPictures();
    paste(picture());
    uploads[0]?.end("data:image/png;base64,AAAA");
    await expect.element(image("Picture, Couldn’t be uploaded")).toBeVisible();
  });
});

describe("a picture that is being uploaded", () => {
  const elsewhere = { ...conversation, id: 124 };

  test("goes on while another conversation is shown, and is in its place then", async () => {
    const { paste, uploads, rerender, image, html } = await renderPictures();
    await userEvent.keyboard("a");
    paste(picture());
    await rerender({ conversation: elsewhere });
    expect(uploads[0]?.signal.aborted).toBe(false);
    uploads[0]?.end();
    await rerender({ conversation });
    await expect.element(image("Picture")).toBeVisible();
    await expect.poll(html).toBe(`<p>a<img src="${address(1)}" alt=""></p>`);
    expect(uploads).toHaveLength(1);
  });

  test("is waited for by a press whose composer is gone, which leaves nothing behind", async () => {
    const { paste, uploads, press, rerender, sent, text } = await renderPictures();
    await userEvent.keyboard("a");
    paste(picture());
    await press();
    await expect.element(text).toHaveAttribute("aria-readonly", "true");
    await rerender({ conversation: elsewhere });
    uploads[0]?.end();
    expect((await sent()).html).toBe(`<p>a<img src="${address(1)}" alt=""></p>`);
    await rerender({ conversation });
    await expect.element(text).toHaveTextContent("");
  });

  test("is a file where a textarea shows the reply then", async () => {
    const { paste, uploads, rerender, files, text, send, sent } = await renderPictures();
    await userEvent.keyboard("words");
    paste(picture());
    await rerender({ conversation: elsewhere });
    uploads[0]?.end();
    await rerender({ conversation, editor: undefined });
    await expect.element(text).toHaveValue("words");
    await expect.element(files.getByRole("listitem")).toHaveTextContent("shot.png");
    await send.click();
    const { html, attachments } = await sent();
    expect(html).toBe("words");
    expect(attachments).toMatchObject([{ fileName: "shot.png" }]);
  });

  test("is a file once the host gives another text", async () => {
    const { paste, ref, files, uploads } = await renderPictures();
    paste(picture());
    ref.current?.set({ text: { format: "html", value: "<b>other</b>" } });
    await expect.element(files.getByRole("listitem")).toHaveTextContent("shot.png");
    expect(uploads[0]?.signal.aborted).toBe(true);
  });

  test("comes back with a reply whose discard is undone", async () => {
    const { paste, uploads, screen, image, button, html } = await renderPictures();
    await userEvent.keyboard("a");
    paste(picture());
    await button("More options").click();
    await screen.getByRole("button", { name: "Discard reply" }).click();
    await expect.poll(() => uploads[0]?.signal.aborted).toBe(true);
    await screen.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    uploads[1]?.end();
    await expect.poll(html).toBe(`<p>a<img src="${address(2)}" alt=""></p>`);
  });

  test("is uploaded anew after a reload, in its place, and never half of it is sent", async () => {
    const drafts = { scope: newScope() };
    const first = await renderPictures({ drafts });
    await userEvent.keyboard("a");
    first.paste(picture());
    await expect.element(first.screen.getByText("Saved on this device")).toBeVisible();
    await first.screen.unmount();
    const { uploads, press, sent, image, files } = await renderPictures({ drafts });
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    await press();
    expect(uploads).toHaveLength(1);
    uploads[0]?.end();
    expect(await sent()).toEqual({
      html: `<p>a<img src="${address(1)}" alt=""></p>`,
      attachments: undefined,
    });
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
  });

  test("goes on in the tab that takes the reply over, and not in the one that had it", async () => {
    const drafts = { scope: newScope() };
    const first = await renderPictures({ drafts });
    await userEvent.keyboard("a");
    first.paste(picture());
    await expect.element(first.screen.getByText("Saved on this device")).toBeVisible();
    const uploads = createUploads();
    const { uploadImage } = uploads;
    const second = await renderComposer({ drafts, editor: RichText, uploadImage });
    const imageIn = (tab: number) => second.text.nth(tab).getByRole("img");
    await expect.element(imageIn(1)).toHaveAccessibleName("Picture");
    expect(uploads.all).toEqual([]);
    await second.screen.getByRole("button", { name: "Take over" }).click();
    await expect.element(imageIn(1)).toHaveAccessibleName("Picture, Uploading 0%");
    await expect.poll(() => first.uploads[0]?.signal.aborted).toBe(true);
    uploads.all[0]?.end();
    const shownIn = (tab: number) => imageIn(tab).element().querySelector("img")?.src;
    await expect.poll(() => shownIn(1)).toBe(address(1));
    await expect.poll(() => shownIn(0)).toBe(address(1));
  });

  test("comes back with an earlier version of the text, after a discard", async () => {
    const { paste, uploads, screen, image, button, html } = await renderPictures();
    await userEvent.keyboard("a");
    paste(picture());
    await button("More options").click();
    await screen.getByRole("button", { name: "Discard reply" }).click();
    await button("More options").click();
    await screen.getByRole("button", { name: "Earlier versions" }).click();
    await screen.getByRole("button", { name: "Restore" }).first().click();
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    uploads.at(-1)?.end();
    await expect.poll(html).toContain("<img src=");
  });

  test("leaves no address of its file behind, in StrictMode either", async () => {
    const made = vi.spyOn(URL, "createObjectURL");
    const revoked = vi.spyOn(URL, "revokeObjectURL");
    const { paste, image, screen } = await renderPictures({
      around: (composer) => <StrictMode>{composer}</StrictMode>,
    });
    paste(picture(), picture("b.png"));
    await expect.element(image(/Uploading/).first()).toBeVisible();
    await screen.unmount();
    const urls = made.mock.results.map(({ value }) => String(value));
    expect(urls.length).toBeGreaterThan(1);
    expect(revoked.mock.calls.map(([url]) => url)).toEqual(expect.arrayContaining(urls));
  });
});

describe("under a policy without style and trusted HTML", () => {
  /** Adds it to the page's own, and tells what that reports. */
  const strict = (images: string) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = `img-src 'self' ${images}; style-src-attr 'none'; style-src-elem 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const reports: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
      reports.push(`${violatedDirective} ${sample}`),
    );
    document.head.append(meta);
    return reports;
  };

  test("a picture is shown, uploaded and described: nothing is reported; without blob: it has words", async () => {
    const { paste, uploads, image, html, screen, text } = await renderPictures();
    const reports = strict("blob:");
    paste(picture());
    await expect.element(image("Picture, Uploading 0%")).toBeVisible();
    const shown = () => text.element().querySelector<HTMLImageElement>("img[src]");
    await expect.poll(() => shown()?.naturalWidth).toBe(1);
    uploads[0]?.end(new URL("/favicon.ico", location.href).href);
    await expect.poll(html).toContain("<img src=");
    await image(/Picture/).click();
    await expect.element(screen.getByRole("textbox", { name: "Description" })).toHaveFocus();
    await userEvent.keyboard("Lamp{Enter}");
    await expect.element(image("Lamp")).toBeVisible();
    expect(reports).toEqual([]);
    // Policies add up, and stay for as long as the page.
    strict("");
    await userEvent.keyboard("{ArrowRight}");
    paste(picture("b.png"));
    await expect.element(image("Picture, Uploading 0%")).toHaveTextContent("Picture, Uploading 0%");
    expect(reports).toEqual(["img-src "]);
  });
});

describe("a picture whose file was not kept", () => {
  const lost = '<p>See<img data-upload="upload:gone" alt=""></p>';

  test("stops Send with words, shows which one, and goes once it is taken out", async () => {
    const { image, press, screen, text, sent, world } = await renderPictures({
      initial: { text: { format: "html", value: lost } },
    });
    await expect.element(image("Picture, This picture wasn’t kept. Add it again.")).toBeVisible();
    await text.click({ position: { x: 5, y: 5 } });
    await press();
    const words = screen.getByText(/^Nothing was sent\. A picture wasn’t kept/).last();
    await expect.element(words).toBeVisible();
    await expect.element(text).toHaveAccessibleDescription(/A picture wasn’t kept/);
    await expect.element(text).toHaveFocus();
    expect(await world.sent()).toEqual([]);
    await userEvent.keyboard("{Backspace}");
    await expect.element(text).not.toHaveAccessibleDescription(/A picture wasn’t kept/);
    await press();
    expect((await sent()).html).toBe("See");
  });
});
