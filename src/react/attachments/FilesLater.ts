export { Picture } from "./Picture.js";
export { whatHappened } from "./whatHappened.js";
