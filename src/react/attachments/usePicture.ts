import { useEffect, useRef } from "react";

/** Shows a file in an `<img>` by a URL that is revoked with it: it would keep the file alive. */
export function usePicture(file: File) {
  const ref = useRef<HTMLImageElement>(null);
  // An effect, since a URL must be revoked as surely as it was made.
  useEffect(() => {
    // Not in jsdom, in which hosts run their tests.
    if (typeof URL.createObjectURL !== "function") return undefined;
    const url = URL.createObjectURL(file);
    if (ref.current) ref.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return ref;
}
