// Collects the licences of everything inside the program into src/generated/licences.json: the window's
// packages from node_modules, the backend's from cargo. Run from ui/ after a change of dependencies.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const inside = new Map();
const add = (name, version, licence) => inside.set(`${name} ${version}`, { name, version, licence });

for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path || entry.dev || entry.optional) continue;
  const found = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
  add(found.name, found.version, found.license ?? "see package");
}

const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"], {
    cwd: "..",
    maxBuffer: 1 << 28,
  }),
);
// What the program is made of: normal dependencies, from its own package on.
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const packages = new Map(metadata.packages.map((found) => [found.id, found]));
const seen = new Set();
const walk = (id) => {
  if (seen.has(id)) return;
  seen.add(id);
  for (const dep of nodes.get(id).deps) if (dep.dep_kinds.some((kind) => kind.kind === null)) walk(dep.pkg);
};
walk(metadata.packages.find((found) => found.name === "broadsheet").id);
for (const id of seen) {
  const found = packages.get(id);
  if (found.source !== null) add(found.name, found.version, found.license ?? "see package");
}

const sorted = [...inside.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
mkdirSync("src/generated", { recursive: true });
writeFileSync("src/generated/licences.json", `[\n${sorted.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
