/** Words about what goes out below the text; loaded with the first signature or quote. */
export const belowStrings = {
  signature: "Signature",
  quote: "Quoted message",
  edit: "Edit",
  editSignature: "Edit signature",
  closeSignature: "Close signature",
  removeSignature: "Remove signature",
  signatureRemoved: "Signature removed",
  /** Said once its removal was taken back. */
  signatureBack: "Signature is back",
  showQuote: "Show quoted message",
  hideQuote: "Hide quoted message",
  removeQuote: "Remove quoted message",
  quoteAdded: "Message quoted",
  quoteRemoved: "Quoted message removed",
  quoteBack: "Quoted message is back",
  remove: "Remove",
  /** Stands above what is quoted. `sentAt`: ISO 8601. */
  quoteIntro: (who: string | undefined, sentAt: string | undefined) => {
    const date = dateOf(sentAt);
    if (date === undefined) return who === undefined ? "" : `${who} wrote:`;
    return who === undefined ? `On ${date}:` : `On ${date}, ${who} wrote:`;
  },
};

export type BelowStrings = typeof belowStrings;

/** "3 May", with the year where that is another one. */
function dateOf(iso: string | undefined): string | undefined {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return undefined;
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" }),
  }).format(date);
}
