/** From files to a sent reply: ours and what it is held against, by the page that does it. */
export const routes = {
  ours: "/composer",
  naive: "/plain?route=naive",
  dropOnly: "/plain?route=dropOnly",
  limit: "/plain?route=limit",
  readerAndBlob: "/plain?route=readerAndBlob",
  filepond: "/filepond",
};

/** The same in words. */
export const names = {
  naive: "FileReader → JSON.stringify → fetch(string)",
  dropOnly: "a page that only reads event.dataTransfer.files",
  limit: "the same bytes as a ready Blob",
  readerAndBlob: "FileReader + Blob",
  filepond: "FilePond + file-encode",
};
