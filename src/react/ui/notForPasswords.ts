/** What keeps password managers from offering to fill in a field: each has a word of its own. */
export const notForPasswords = {
  "data-1p-ignore": "",
  "data-bwignore": "",
  "data-lpignore": "true",
  "data-form-type": "other",
};
