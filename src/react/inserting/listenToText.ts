import { endAll, listen } from "../../async/listen.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Kit } from "./kit.js";
import type { Inserting } from "./createInserting.js";
import { takesKey } from "./keys.js";
import { savedRepliesKeys } from "./savedRepliesKeys.js";

interface Listening {
  /** The composer's own element, since the editor in it may become another one. */
  root: HTMLElement;
  kit: Kit;
  inserting: Inserting;
  composer: () => ComposerContext;
  /** Opens the saved replies by their key; `undefined` where there are none. */
  ask: () => (() => void) | undefined;
}

/**
 * Hears what is typed into the reply: opens the list at a trigger, goes along with the query, and has
 * the list take the keys that are its own, before the editor and the form do.
 */
export function listenToText({ root, kit, inserting, composer, ask }: Listening): () => void {
  const { isElement, isPressed } = kit;
  const { replyText, form } = composer();
  const textOf = (event: Event) => {
    const element = replyText.element();
    return isElement(event.target) && element?.contains(event.target) ? element : undefined;
  };
  const textBefore = () => replyText.editor()?.textBeforeCursor?.();
  /** Whether the latest change was made by a key that writes; not by an undo, a paste, or us. */
  let isTyping = false;
  let isComposing = false;
  const look = () => {
    // An editor that takes over from another has neither its cursor nor the focus yet.
    if (!replyText.element()?.matches(":focus")) return;
    const before = textBefore();
    if (before === undefined || !replyText.editor()?.replaceBeforeCursor) return;
    // An input method has its own list, and its letters may still become others.
    inserting.changed(before, isTyping && !isComposing);
  };
  const isOpenByTyping = () => {
    const state = inserting.getSnapshot();
    return state.status === "choosing" && !state.isAsked;
  };
  /** Of a keyboard on glass every key has this code, also without a composition. */
  const isOfInputMethod = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;
  const take = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    ({ isComposing } = event);
    if (isOfInputMethod(event)) return;
    const isTaken = isOpenByTyping() && textOf(event) !== undefined && takesKey(inserting, event);
    // What an editor puts in by itself has no event of the browser's.
    if (!isTaken) isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    else take(event);
  };
  /** Once the editor has had it: Ctrl+Shift+7, which is "/" on many keyboards, is the rich one's. */
  const onShortcut = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isOfInputMethod(event) || !isElement(event.target)) return;
    // The composer may stand in a dialog of the host's.
    if (root.contains(event.target.closest("dialog"))) return;
    const open = isPressed(event, savedRepliesKeys(composer().options)) ? ask() : undefined;
    if (!open) return;
    take(event);
    if (!event.repeat) open();
  };
  const subscription = form.subscribe({
    name: "text",
    formState: { values: true },
    callback: look,
  });
  return endAll(
    subscription,
    listen(root, ["keydown"], onKeyDown, true),
    listen(root, ["keydown"], onShortcut),
    listen(
      root,
      ["beforeinput"],
      (event) => {
        if (!textOf(event)) return;
        ({ isComposing } = event);
        isTyping = /^insert(?:Composition)?Text$/.test(event.inputType);
      },
      true,
    ),
    listen(
      root,
      ["compositionend"],
      (event) => {
        isComposing = false;
        if (!textOf(event)) return;
        isTyping = true;
        // A task later: its letters come behind it in Firefox.
        setTimeout(look);
      },
      true,
    ),
    listen(
      root,
      ["focusout"],
      (event) => {
        const element = textOf(event);
        // A window that loses the focus keeps its field.
        if (element?.ownerDocument.hasFocus() && isOpenByTyping()) inserting.close();
      },
      true,
    ),
  );
}
