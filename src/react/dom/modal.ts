// jsdom, in which hosts run their tests, has no modal dialogs: there a dialog is only opened.

/** Opens a dialog as a modal one. One that is open stays as it is. */
export function showModal(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return;
  if (typeof dialog.showModal === "function") dialog.showModal();
  else {
    dialog.open = true;
    dialog.querySelector("button")?.focus();
  }
}

/** Closes a dialog. One that is closed stays so. */
export function closeModal(dialog: HTMLDialogElement | null): void {
  if (typeof dialog?.close === "function") dialog.close();
  else if (dialog) dialog.open = false;
}
