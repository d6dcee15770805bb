// Bundles the two front ends into build/static/assets with hashed names, and writes manifest.json beside them:
// {"files": {"desk.js": "desk-ABCDEFGH.js", "desk.css": …}, "parts": {"desk.js": [what it imports at once]}}.
// With --watch it goes on building.
import { context } from "esbuild";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compress } from "./compress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build/static/assets");
const watching = process.argv.includes("--watch");

const entries = {
  desk: "frontend/desk.ts",
  portal: "frontend/portal.ts",
  "desk-styles": "frontend/styles/desk.css",
  "portal-styles": "frontend/styles/portal.css",
  mark: "frontend/pictures/mark.svg",
};

const build = await context({
  absWorkingDir: root,
  entryPoints: Object.entries(entries).map(([name, file]) => ({ in: file, out: name })),
  outdir: out,
  bundle: true,
  format: "esm",
  splitting: true,
  minify: !watching,
  sourcemap: watching ? "linked" : false,
  target: ["es2022", "chrome120", "firefox125", "safari17.4"],
  entryNames: "[name]-[hash]",
  chunkNames: "part-[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "copy" },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [{ name: "manifest", setup: (build) => build.onEnd(writeManifest) }],
});

await mkdir(out, { recursive: true });
if (watching) {
  await build.watch();
} else {
  await build.rebuild();
  await build.dispose();
}

async function writeManifest({ errors, metafile }) {
  if (errors.length > 0) return;
  const manifest = namesOf(metafile);
  const fresh = join(out, "manifest.json.new");
  await writeFile(fresh, JSON.stringify(manifest, null, 2) + "\n");
  await rename(fresh, join(out, "manifest.json"));
  const names = Object.keys(metafile.outputs).map((path) => basename(path));
  await removeAllBut(new Set([...names, ...(watching ? [] : await compress(out, names))]));
}

function namesOf(metafile) {
  const entryNames = Object.fromEntries(Object.entries(entries).map(([name, file]) => [file, name]));
  const files = {};
  const parts = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const name = output.entryPoint ? publicName(entryNames[output.entryPoint], path) : assetName(path);
    if (!name) continue;
    files[name] = basename(path);
    if (name.endsWith(".js")) parts[name] = importedAtOnce(metafile, path);
  }
  return { files: Object.fromEntries(Object.entries(files).sort()), parts };
}

function importedAtOnce(metafile, path, found = new Set()) {
  for (const { path: part, kind } of metafile.outputs[path].imports) {
    if (kind !== "import-statement" || found.has(part)) continue;
    found.add(part);
    importedAtOnce(metafile, part, found);
  }
  return [...found].map((part) => basename(part));
}

function publicName(entry, path) {
  if (entry === undefined || path.endsWith(".map")) return undefined;
  return entry.replace("-styles", "") + path.slice(path.lastIndexOf("."));
}

function assetName(path) {
  return path.endsWith(".woff2") ? basename(path).replace(/-[A-Z0-9]{8}\.woff2$/, ".woff2") : undefined;
}

async function removeAllBut(kept) {
  for (const name of await readdir(out)) {
    if (!kept.has(name) && name !== "manifest.json") await rm(join(out, name));
  }
}
