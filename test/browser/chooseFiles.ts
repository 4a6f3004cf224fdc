/** Chooses files in the form's own input; a driver would carry every byte to the browser and back. */
export function chooseFiles(container: Element, files: readonly File[]): void {
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("the form has no file input");
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
