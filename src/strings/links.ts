/** The words of a link's popover, which are loaded with it. */
export const linkStrings = {
  address: "Address of the link",
  apply: "Apply",
  open: "Open",
  removeLink: "Remove link",
  unsafeAddress: "That’s not a web or email address",
};

export type LinkStrings = typeof linkStrings;
