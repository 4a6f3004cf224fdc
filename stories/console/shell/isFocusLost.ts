/** Whether nothing has the focus, or what had it is hidden by now: the browser notices that later. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || !activeElement.checkVisibility()
  );
}
