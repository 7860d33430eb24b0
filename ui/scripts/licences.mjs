// What is inside the program, and under which licences: the window's packages from node_modules, the backend's from cargo.
// One source for the list under About, src/generated/licences.json, and for the notices that packages carry. From ui/:
//
//   node scripts/licences.mjs                  writes the list; after a change of dependencies
//   node scripts/licences.mjs --check          fails where the list is of other dependencies
//   node scripts/licences.mjs --notices FILE   writes every licence word by word
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const LIST = "src/generated/licences.json";

/** Packages inside: name, version, licence, and the folder of each. */
function inside() {
  const found = new Map();
  for (const one of [...ofTheWindow(), ...ofTheBackend()]) found.set(`${one.name} ${one.version}`, one);
  return [...found.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function* ofTheWindow() {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path || entry.dev || entry.optional) continue;
    const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
    yield { name, version, licence: license ?? "see package", folder: path };
  }
}

/** What the program is made of: normal dependencies, from its own package on. */
function* ofTheBackend() {
  const metadata = JSON.parse(
    execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"], {
      cwd: "..",
      maxBuffer: 1 << 28,
    }),
  );
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
    const { name, version, license, source, manifest_path } = packages.get(id);
    if (source !== null) yield { name, version, licence: license ?? "see package", folder: dirname(manifest_path) };
  }
}

/** The texts of a package's licences and notices, as it carries them. */
function texts(folder) {
  const named = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && /^(licen[cs]e|copying|notice|unlicense|ofl)/i.test(file.name));
  return named.map((file) => readFileSync(join(folder, file.name), "utf8").replaceAll("\r\n", "\n").trim());
}

/** Each text once, with those that are under it; packages that carry none are named with their licence. */
function notices(packages) {
  const under = new Map();
  const bare = [];
  for (const { name, version, licence, folder } of packages) {
    const own = texts(folder);
    if (own.length === 0) bare.push(`${name} ${version}: ${licence}`);
    for (const text of own) under.set(text, [...(under.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const rule = "=".repeat(80);
  const parts = [...under].map(([text, names]) => [rule, ...names, rule, "", text, ""].join("\n"));
  const lead = "Broadsheet contains the packages below, each under the licence that stands after it.\n";
  const rest = ["Packages that name their licence and carry no text of it:", "", ...bare, ""].join("\n");
  return [lead, ...parts, rule, rest].join("\n");
}

const packages = inside();
const list = `[\n${packages.map(({ name, version, licence }) => JSON.stringify({ name, version, licence })).join(",\n")}\n]\n`;
const [how, file] = process.argv.slice(2);
if (how === "--check") {
  if (readFileSync(LIST, "utf8") !== list) {
    console.error(`${LIST} is of other dependencies: run npm run licences in ui.`);
    process.exit(1);
  }
} else if (how === "--notices") {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, notices(packages));
} else {
  mkdirSync(dirname(LIST), { recursive: true });
  writeFileSync(LIST, list);
}
