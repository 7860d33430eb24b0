import { svelte } from "@sveltejs/vite-plugin-svelte";
import { onlyWoff2 } from "./vite.fonts.ts";
import { svelteTesting } from "./vitest.svelte.ts";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), onlyWoff2(), svelteTesting()],
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    target: "es2022",
    // Fonts as files of their own: the content security policy allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], setupFiles: ["./vitest.frames.ts"] },
});
