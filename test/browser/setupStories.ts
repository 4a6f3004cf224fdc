import { afterEach } from "vitest";
import { refuseLooseTexts } from "./looseTexts.js";

afterEach(refuseLooseTexts);
