import { fromBase64 } from "../bytes.js";

/** An 8 × 8 picture of one brown square: small, and still a PNG that every browser shows. */
export const PNG: Uint8Array = fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOo8tbCihiGlgQAbSE7wcl8ZYoAAAAASUVORK5CYII=",
);
