import { useEffect, useRef, type DragEvent } from "react";

/** The types of pictures that every browser draws. */
export const pictures = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/** Shows a picture by a URL that is revoked with the element: the URL would keep the file in memory. */
export function Picture({ file, onError }: { file: File; onError: () => void }) {
  const ref = useRef<HTMLImageElement>(null);
  // An effect, since each URL that is made must be revoked.
  useEffect(() => {
    // jsdom, in which hosts run their tests, has no such URLs.
    if (typeof URL.createObjectURL !== "function") return undefined;
    const url = URL.createObjectURL(file);
    if (ref.current) ref.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <img
      ref={ref}
      className="rc-file-picture"
      alt=""
      decoding="async"
      onDragStart={stay}
      onError={onError}
    />
  );
}

/**
 * A picture that is dragged is a file, and a drop would attach it again. `draggable` would not do: the
 * reset of our stylesheet reverts it.
 */
function stay(event: DragEvent): void {
  event.preventDefault();
}
