/**
 * A file as this window's own. One of a frame or of another window can be read no more once that is
 * closed: Chromium never answers.
 */
export function ownFile(file: File): File {
  const isOwn: boolean = file instanceof File;
  if (isOwn) return file;
  const { name, type, lastModified } = file;
  const own = new File([file], name, { type, lastModified });
  // Where two kinds of File share one window, as in some test environments, one is text to the other.
  return own.size === file.size ? own : file;
}
