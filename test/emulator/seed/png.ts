/** An 8 × 8 picture of one brown square: small, and still a PNG that every browser shows. */
export const PNG: Uint8Array = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mOo8tbCihiGlgQAbSE7wcl8ZYoAAAAASUVORK5CYII=",
  "base64",
);
