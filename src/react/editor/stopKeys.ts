/**
 * Calls `stop` for Escape in the text and, where `isShown`, for each key that would write between what
 * comes. Such a key does nothing else. What it returns ends that.
 */
export function listenForStop(
  text: HTMLElement | null,
  isShown: boolean,
  stop: (isComposing?: boolean) => void,
): () => void {
  // Around the editor, whose own listeners come later then.
  const around = text?.parentElement;
  if (!text || !around) return () => {};
  const listening = new AbortController();
  const capture = { capture: true, signal: listening.signal };
  const isIn = ({ target }: Event) => target === text;
  const use = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  around.addEventListener(
    "keydown",
    (event) => {
      // An input method's keys are told by what they do.
      if (!isIn(event) || event.isComposing || event.keyCode === 229) return;
      if (event.key === "Escape" || (isShown && writes(event))) use(event);
    },
    capture,
  );
  if (isShown) {
    // Keyboards on glass have no keys that a page is told of.
    around.addEventListener("beforeinput", (event) => isIn(event) && use(event), capture);
    around.addEventListener("compositionstart", (event) => isIn(event) && stop(true), capture);
  }
  // So that the Escape is not the host's either; read by `useEscape`.
  around.setAttribute("data-escape", "");
  return () => {
    listening.abort();
    around.removeAttribute("data-escape");
  };
}

/** Whether a key would change the text. */
function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isHeld = (ctrlKey || metaKey) && !altKey;
  if (isHeld) return /^(?:[bikuvxyz\\[\]]|Backspace|Delete)$/i.test(key);
  return /^(?:.|Enter|Backspace|Delete|Dead)$/su.test(key);
}
