import type { ConversationStatus } from "../domain/conversation.js";
import { withDefaults, type Optional } from "../domain/optional.js";
import { defaultStrings, type Strings } from "../strings.js";
import { clear, isWritable, textIn, typeAtEnd } from "./editor.js";
import { chooseFiles, click, press, setValue, type PressedKey } from "./input.js";
import { nameOf, wordsOf } from "./names.js";
import { waitFor } from "./waitFor.js";

/**
 * What finds elements by role and name: Testing Library's `screen` (or what its `render` returns),
 * `page` of Vitest's browser mode (or what its `render` returns).
 */
export interface Screen {
  getByRole: (
    role: "form",
    options: { name: string; exact: boolean },
  ) => Element | { element: () => Element };
}

export interface ComposerPageOptions {
  /** The form's accessible name, where the host gave it one of its own. */
  name?: string | undefined;
  /** The words that the composer was given, if any: the names are made of them. */
  strings?: Optional<Strings> | undefined;
  /** Milliseconds to wait for what comes by itself. Default 4000, within the limit that runners have for a test. */
  timeout?: number | undefined;
}

/** A banner, or the composer's word of what became of a reply. */
export interface ShownBanner {
  /** Such as "failed" or "sent": docs/behaviour.md lists them. */
  kind: string;
  /** The `ReplyError.code`, where there is one. */
  code: string | undefined;
  /** What it says. */
  text: string;
  element: HTMLElement;
}

/** What an agent sees in the composer. */
export interface ComposerContent {
  text: string;
  /** Addresses as their chips show them. */
  cc: string[];
  bcc: string[];
  /** "" for the default. */
  status: string;
  isDraft: boolean;
  /** The files' names, refused ones included. */
  files: string[];
}

/** See {@link composer}. */
export type ComposerPage = ReturnType<typeof composer>;

/**
 * A composer on the screen, used as an agent uses it: by the roles and names that the package
 * promises, so that a host's tests outlive its versions. Each method waits for what it needs; what
 * does not come rejects with what is there instead.
 *
 * @example
 * const reply = composer(screen);
 * await reply.type("The gaskets are in the post.");
 * await reply.addCc("boss@example.com");
 * await reply.attach(new File(["…"], "invoice.pdf"));
 * await reply.send();
 * await reply.banner("sent");
 */
export function composer(screen: Screen, options: ComposerPageOptions = {}) {
  const words: Strings = withDefaults(defaultStrings, options.strings);
  const { name = words.form, timeout = 4000 } = options;

  const form = (): HTMLElement => {
    const found = screen.getByRole("form", { name, exact: true });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a form is an HTMLElement, of whatever window
    return ("element" in found ? found.element() : found) as HTMLElement;
  };
  const find = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, wanted: string) =>
    [...form().querySelectorAll(tag)].find(
      (element) => nameOf(element) === wanted && !element.closest("dialog:not([open]), [hidden]"),
    );
  const until = <T>(look: () => T | undefined, missing: string): Promise<T> =>
    waitFor(look, timeout, () => `${missing}\nThe composer says:\n${wordsOf(form())}`);
  const field = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, wanted: string) =>
    until(() => find(tag, wanted), `There is no "${wanted}".`);
  const isOn = (element: Element) => !element.matches(":disabled, [aria-disabled=true]");

  const pressButton = async (...labels: string[]) => {
    const button = await until(
      () => labels.map((label) => find("button", label)).find((one) => one && isOn(one)),
      `No button "${labels.join('" or "')}" can be pressed.`,
    );
    await click(button);
  };
  /** The items of a list, by what their remove buttons remove. */
  const namesIn = (list: string) =>
    [...(find("ul", list)?.querySelectorAll("li") ?? [])].map((item) => {
      const removes = words.remove("\0").split("\0");
      const labels = [...item.querySelectorAll("button")].map(nameOf);
      const label = labels.find((one) => removes.every((part) => one.includes(part))) ?? "";
      return label.slice(removes[0]?.length, label.length - (removes[1]?.length ?? 0));
    });
  /** Of the textarea, or of another editor. */
  const reply = () =>
    [...form().querySelectorAll<HTMLElement>("textarea, [contenteditable]")].find(
      (element) => nameOf(element) === words.reply,
    );
  const textbox = () =>
    until(() => {
      const found = reply();
      return found && isWritable(found) ? found : undefined;
    }, `"${words.reply}" cannot be written in.`);

  /** Presses the button that stands in an address field's place until it is asked for. */
  const askFor = async (which: string) => {
    const label = which === words.customer ? words.changeCustomer : which;
    const button = await until(
      () => find("input", which) ?? find("button", label),
      `There is no "${which}".`,
    );
    if (button.matches("button")) await click(button);
  };
  const add = async (which: string, addresses: readonly string[]) => {
    for (const address of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- as they are typed: one after the other
      await typeAddress(which, address);
      // oxlint-disable-next-line no-await-in-loop
      await until(
        () => namesIn(words.recipientsOf(which)).includes(address) || undefined,
        `"${address}" has not become a recipient in ${which}.`,
      );
    }
  };
  const typeAddress = async (which: string, address: string) => {
    await askFor(which);
    const input = await field("input", which);
    await setValue(input, address);
    await press(input, { key: "Enter" });
  };

  return {
    /** The form itself, for what is not here. */
    get element() {
      return form();
    },
    /** Types at the end of the reply. */
    type: async (text: string) => typeAtEnd(await textbox(), text),
    /** Takes away what was typed. */
    clear: async () => clear(await textbox()),
    addCc: (...addresses: string[]) => add(words.cc, addresses),
    addBcc: (...addresses: string[]) => add(words.bcc, addresses),
    /** Answers somebody else, by address. */
    setCustomer: (address: string) => typeAddress(words.customer, address),
    /** Of Cc or Bcc. */
    removeRecipient: (address: string) => pressButton(words.remove(address)),
    /** "" for the default. */
    setStatus: async (status: ConversationStatus) => {
      const select = await field("select", words.status);
      const offered = [...select.options].map(({ value }) => value);
      if (!offered.includes(status)) {
        throw new Error(`The status "${status}" is not offered. There are: ${offered.join(", ")}`);
      }
      await setValue(select, status);
    },
    /** "Save as draft", on or off. */
    toggleDraft: async () => click(await field("input", words.draft)),
    /** Chooses files; resolves once each is ready to be sent, or refused in words. */
    attach: async (...files: File[]) => {
      const count = namesIn(words.attachments).length + files.length;
      const input = form().querySelector<HTMLInputElement>("input[type=file]");
      if (!input) throw new Error("The composer has no Attach part: nothing takes files");
      await chooseFiles(input, files);
      await until(() => {
        const isBusy = form().querySelector("li[data-status=encoding]") !== null;
        return namesIn(words.attachments).length < count || isBusy ? undefined : true;
      }, "The files are not ready.");
    },
    removeFile: (fileName: string) => pressButton(words.remove(fileName)),
    /** Presses Send, as soon as it can be pressed. What becomes of it: {@link banner}. */
    send: () => pressButton(words.send, words.saveDraft),
    /** A key in the reply: `{ key: "Enter", ctrlKey: true }` sends. */
    press: async (key: PressedKey) => press(await textbox(), key),
    /** Any button of the composer: "Try again", "Send anyway". */
    pressButton: (label: string) => pressButton(label),
    /** What is asked before a reply goes out; rejects where nothing is. */
    question: () =>
      until(() => {
        const asked = [...form().querySelectorAll("dialog[open] li")].map(wordsOf);
        return asked.length > 0 ? asked : undefined;
      }, "Nothing is asked."),
    /** The first banner, or the first of that kind, as soon as there is one. */
    banner: async (kind?: string): Promise<ShownBanner> => {
      const isMeant = ({ dataset }: HTMLElement) =>
        kind === undefined || dataset["banner"] === kind;
      const element = await until(
        () => [...form().querySelectorAll<HTMLElement>("[data-banner]")].find(isMeant),
        `There is no banner${kind === undefined ? "" : ` "${kind}"`}.`,
      );
      const { banner = "", code } = element.dataset;
      return { kind: banner, code, text: wordsOf(element), element };
    },
    /** What is in it now. */
    read: (): ComposerContent => {
      const text = reply();
      return {
        text: text ? textIn(text) : "",
        cc: namesIn(words.recipientsOf(words.cc)),
        bcc: namesIn(words.recipientsOf(words.bcc)),
        status: find("select", words.status)?.value ?? "",
        isDraft: find("input", words.draft)?.checked ?? false,
        files: namesIn(words.attachments),
      };
    },
  };
}
