/** Dates and numbers follow the language of the page's words, not the browser's. */
export const locale = "en";
