/**
 * The line above the text that says what becomes of text that comes by itself, with one button. Made
 * without React: it comes with its chunk, and nothing of it is loaded at first. What it returns takes it
 * out; nothing is shown in markup of a host's own.
 */
export function showStrip(
  text: HTMLElement | null,
  words: string,
  button: string,
  onPress: () => void,
): () => void {
  const around = text?.closest(".rc-text");
  if (!around) return () => {};
  const { ownerDocument: document } = around;
  const strip = document.createElement("div");
  strip.className = "rc-newer";
  const line = document.createElement("p");
  line.className = "rc-newer-line";
  const said = document.createElement("span");
  said.textContent = words;
  const act = document.createElement("button");
  act.type = "button";
  act.className = "rc-link";
  act.textContent = button;
  act.addEventListener("click", onPress);
  line.append(said, act);
  strip.append(line);
  around.prepend(strip);
  return () => strip.remove();
}
