import { send } from "../../../src/api.js";
import type { UploadImage } from "../../../src/index.js";

/** Gives a picture to the console's own server: the API has no place for one that is not sent yet. */
export const uploadImage: UploadImage = async (file, { signal, onProgress }) => {
  const { status, body } = await send({
    url: "/pictures",
    headers: {},
    body: file,
    signal,
    onProgress: ({ sent, total }) => onProgress?.(sent / Math.max(1, total)),
  });
  const given: unknown = status === 201 ? JSON.parse(body) : undefined;
  if (typeof given === "object" && given !== null && "src" in given) {
    return { src: String(given.src) };
  }
  throw new Error(`The console's server did not take the picture: ${status}`);
};
