import { backend } from "./backend.ts";
import { exporting } from "./exporting.ts";
import { imports } from "./imports.ts";
import { library } from "./library.ts";
import { paper } from "./paper.ts";
import { readers } from "./readers.ts";
import { settings } from "./settings.ts";
import { window } from "./window.ts";

/** Every text of the window in Simplified Chinese; CONTRIBUTING.md has the list of terms. */
export const zhCN = { ...library, ...paper, ...imports, ...exporting, ...readers, ...settings, ...window, ...backend } as const;
