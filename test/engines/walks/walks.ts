import type { EngineTest } from "../engineTest.js";
import { dialogsWalks } from "./dialogs.js";
import { filesWalks } from "./files.js";
import { layoutWalks } from "./layout.js";
import { outcomeWalks } from "./outcomes.js";
import { richTextWalks } from "./richText.js";
import { tabsWalks } from "./tabs.js";
import { writingWalks } from "./writing.js";

/** The console's main walks: the same in every engine. */
export function walks(test: EngineTest): void {
  writingWalks(test);
  richTextWalks(test);
  filesWalks(test);
  outcomeWalks(test);
  tabsWalks(test);
  dialogsWalks(test);
  layoutWalks(test);
}
