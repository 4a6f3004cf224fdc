/** Whether the page is out of reach: a modal dialog is open, the console's or the composer's. */
export function isBehindDialog(): boolean {
  return document.querySelector("dialog:modal") !== null;
}
