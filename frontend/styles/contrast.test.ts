import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const tokens = readFileSync("frontend/styles/tokens.css", "utf8");
const pairs = new Map([...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name as string, [light as string, dark as string]]));

const GROUNDS = ["ground", "raised", "sunken", "hover", "accent-soft", "note"];
const TEXTS = ["text", "muted", "accent-text", "danger", "warn", "ok", "info"];
const ON_OWN_GROUND = [["danger", "danger-soft"], ["warn", "warn-soft"], ["ok", "ok-soft"], ["info", "info-soft"], ["accent-text", "accent-soft"], ["note-text", "note"], ["on-accent", "accent"], ["on-accent", "accent-strong"], ["on-danger", "danger"], ["faint", "ground"], ["faint", "raised"], ["faint", "sunken"], ["muted", "note"], ["muted", "warn-soft"], ["text", "danger-soft"], ["text", "info-soft"]];

for (const [index, theme] of ["light", "dark"].entries()) {
  test(`text can be read on every ground, ${theme}`, () => {
    const all = [...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])), ...ON_OWN_GROUND];
    const poor = all.filter(([text, ground]) => contrast(colour(text, index), colour(ground, index)) < 4.5);
    assert.deepEqual(poor, []);
  });

  test(`edges of fields and marks can be seen, ${theme}`, () => {
    const seen = [["line-field", "raised"], ["line-field", "ground"], ["accent", "ground"], ["accent", "raised"], ["faint", "accent-soft"], ["warn", "accent-soft"]];
    assert.deepEqual(seen.filter(([mark, ground]) => contrast(colour(mark, index), colour(ground, index)) < 3), []);
  });
}

function colour(name: string | undefined, index: number): string {
  const found = pairs.get(name ?? "")?.[index];
  if (!found) throw new Error(`no colour ${name}`);
  return found;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => linear(parseInt(hex.slice(start, start + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(share: number): number {
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
