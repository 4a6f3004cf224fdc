import type { UploadImage } from "../../src/index.js";

interface Upload {
  file: File;
  signal: AbortSignal;
  progress: (fraction: number) => void;
  /** The backend has it, and gives its address. */
  end: (src?: string, alt?: string) => void;
  fail: () => void;
}

/** A backend that takes pictures when the test says so. */
export function createUploads() {
  const all: Upload[] = [];
  const uploadImage: UploadImage = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      all.push({
        file,
        signal,
        progress: (fraction) => onProgress?.(fraction),
        end: (src = address(all.length), alt) => resolve({ src, alt }),
        fail: () => reject(new Error("The server is away")),
      });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  return { all, uploadImage };
}

/** Of a picture that nothing requests but the editor, from the page's own server. */
export function address(n: number): string {
  return new URL(`/picture-${n}.png`, location.href).href;
}

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A picture of one pixel. */
export function picture(name = "shot.png", type = "image/png"): File {
  return new File([Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))], name, { type });
}

/** A paste as the browser tells of one of files alone. */
export function pasteFiles(target: Element, ...files: File[]): void {
  const clipboardData = new DataTransfer();
  for (const file of files) clipboardData.items.add(file);
  target.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}
