// Runs every *.test.ts with node's own runner, in a light DOM (frontend/testing/dom.ts).
//   node frontend/test.mjs [part of a file name …]
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build/front-end-tests");
const wanted = process.argv.slice(2);
const tests = testFiles().filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

await rm(out, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: tests,
  outdir: out,
  outbase: "frontend",
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const built = tests.map((file) => join(out, file.replace(/^frontend\//, "").replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--test", "--test-force-exit", "--test-reporter=dot", ...built], { stdio: "inherit", cwd: root });
process.exit(run.status ?? 1);

function testFiles() {
  const names = readdirSync(join(root, "frontend"), { recursive: true });
  return names.filter((name) => name.endsWith(".test.ts")).map((name) => join("frontend", name)).sort();
}
