/** Hands a file to the browser's downloads, under its own name. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the blob once the click's task is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
