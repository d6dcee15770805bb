// Writes each built text beside itself as .br and .gz, so that nothing is compressed while people wait.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXTS = /\.(js|css|svg)$/;

/** The names it wrote. */
export async function compress(folder, names) {
  const written = [];
  for (const name of names.filter((one) => TEXTS.test(one))) {
    const content = await readFile(join(folder, name));
    const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    await writeFile(join(folder, `${name}.br`), brotli);
    await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
    written.push(`${name}.br`, `${name}.gz`);
  }
  return written;
}
