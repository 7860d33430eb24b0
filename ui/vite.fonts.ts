import type { Plugin } from "vite";

/** Older forms of a font, offered after the woff2 that every web view of ours reads. */
const OLDER = /,\s*url\([^)]*\)\s*format\(["'](?:woff|truetype)["']\)/g;

/** Takes the older forms of fonts out of style sheets before their files are collected: nothing would ever load them. */
export function onlyWoff2(): Plugin {
  return {
    name: "only-woff2",
    enforce: "pre",
    transform: {
      filter: { id: /katex.*\.css$/ },
      handler: (css) => ({ code: css.replace(OLDER, ""), map: null }),
    },
  };
}
