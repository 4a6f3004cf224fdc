/** Words about pictures in the text, which are loaded with the first one. */
export const pictureStrings = {
  picture: "Picture",
  uploading: (percent: number) => `Uploading ${percent}%`,
  notUploaded: "Couldn’t be uploaded",
  /** Its file was not kept in this browser. */
  lost: "This picture wasn’t kept. Add it again.",
  /** Below the text, once Send was pressed with such a picture in it. */
  lostStopsSend: "Nothing was sent. A picture wasn’t kept: remove it, or add it again.",
  uploaded: "Picture uploaded",
  /** Said once the cursor is on one: its description, and how it stands. */
  selected: (what: string) => `${what}. Press Enter for its options.`,
  description: "Description",
  descriptionHelp: "For people who can’t see it",
  save: "Save",
  tryAgain: "Try again",
  attach: "Attach as a file",
  remove: "Remove",
};

export type PictureStrings = typeof pictureStrings;
