/** The letter of a shortcut: by its place on the keyboard where what that types is not Latin. */
export function shortcutLetter({ key, code }: { key: string; code: string }): string {
  // Upper case with Caps Lock.
  return (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, "")).toLowerCase();
}
