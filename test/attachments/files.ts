/** Bytes that repeat late and unevenly, so that a slice in the wrong place shows. */
export function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff;
  return bytes;
}

export interface Reading {
  start: number;
  end: number;
}

/** A file whose reads the test sees and answers. */
export function fileReadBy(
  read: (reading: Reading, bytes: ArrayBuffer) => Promise<ArrayBuffer>,
  size = 3_000_000,
  name = "report.pdf",
): File {
  const bytes = bytesOf(size);
  const file = new File([bytes], name);
  file.slice = (start = 0, end = size) => {
    const piece = new Blob();
    piece.arrayBuffer = () => read({ start, end }, bytes.buffer.slice(start, end));
    return piece;
  };
  return file;
}

/** A file that cannot be read until the test says so. */
export function heldFile(name = "held.pdf", size = 10) {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const readings: Reading[] = [];
  const file = fileReadBy(
    async (reading, bytes) => {
      readings.push(reading);
      await held;
      return bytes;
    },
    size,
    name,
  );
  return { file, readings, release };
}

/** As browsers fail on a file that changed or vanished since it was chosen. */
export function notReadable(): DOMException {
  return new DOMException("The requested file could not be read", "NotReadableError");
}

/** A file that fails as often as wanted, then reads well. */
export function brokenFile(name = "broken.pdf", failures = Infinity): File {
  let left = failures;
  return fileReadBy(
    async (_reading, bytes) => {
      left -= 1;
      if (left >= 0) throw notReadable();
      return bytes;
    },
    10,
    name,
  );
}
