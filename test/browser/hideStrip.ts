/** Keeps the strip about newer threads out of view, so that nobody has seen it. Returns what ends that. */
export function hideStrip(): () => void {
  const style = document.createElement("style");
  style.textContent = ".rc-newer { display: none !important }";
  document.head.append(style);
  return () => style.remove();
}
