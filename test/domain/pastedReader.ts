import { readWith } from "../../src/domain/parseRecipients.js";
import { readPasted } from "../../src/domain/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);
