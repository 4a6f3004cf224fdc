import { useEffect, useRef, useState, type DragEvent, type ReactNode } from "react";

/** The types of pictures that every browser draws. */
const pictures = /^image\/(?:png|jpeg|gif|webp|avif)$/;

interface PictureProps {
  file: File;
  mimeType: string;
  /** Stands for what is no picture. */
  icon: ReactNode;
}

/**
 * Shows a picture by a URL that is revoked with the element: the URL would keep the file in memory. It
 * imports nothing that is loaded at first; see `RareOptions`.
 */
export function Picture({ file, mimeType, icon }: PictureProps) {
  const [isBroken, setBroken] = useState(!pictures.test(mimeType));
  const ref = useRef<HTMLImageElement>(null);
  // An effect, since each URL that is made must be revoked.
  useEffect(() => {
    // jsdom, in which hosts run their tests, has no such URLs.
    if (!ref.current || typeof URL.createObjectURL !== "function") return undefined;
    const url = URL.createObjectURL(file);
    ref.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  if (isBroken) return icon;
  return (
    <img
      ref={ref}
      className="rc-file-picture"
      alt=""
      decoding="async"
      onDragStart={stay}
      onError={() => setBroken(true)}
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
