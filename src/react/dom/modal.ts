// The DOM in which hosts run their tests may have no modal dialogs (jsdom): there it is an open one.

/** Shows a dialog before everything else. One that is open stays as it is. */
export function showModal(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return;
  if (typeof dialog.showModal === "function") dialog.showModal();
  else {
    dialog.open = true;
    dialog.querySelector("button")?.focus();
  }
}

/** One that is closed stays so. */
export function closeModal(dialog: HTMLDialogElement | null): void {
  if (typeof dialog?.close === "function") dialog.close();
  else if (dialog) dialog.open = false;
}
