import "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { matches, parseKeys, shownKeys, type Stroke } from "./keys";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({ key, mod: false, shift: false, alt: false, ...more });
const does = (text: string, ...pressed: Stroke[]) => parseKeys(text).some((keys) => matches(keys, pressed));

test("a letter is that letter, without modifiers", () => {
  assert.ok(does("r", stroke("r")));
  assert.ok(!does("r", stroke("r", { mod: true })));
  assert.ok(!does("r", stroke("R", { shift: true })));
});

test("a sequence wants its keys one after the other, last", () => {
  assert.ok(does("g i", stroke("x"), stroke("g"), stroke("i")));
  assert.ok(!does("g i", stroke("i"), stroke("g")));
  assert.ok(!does("g i", stroke("i")));
});

test("Mod is Ctrl or the Mac's command key", () => {
  assert.ok(does("Mod+Enter", stroke("Enter", { mod: true })));
  assert.ok(!does("Mod+Enter", stroke("Enter")));
});

test("alternatives stand beside each other", () => {
  assert.ok(does("e, Mod+e", stroke("e")));
  assert.ok(does("e, Mod+e", stroke("e", { mod: true })));
});

test("a sign is that sign, whether or not it takes Shift", () => {
  assert.ok(does("/", stroke("/", { shift: true })));
  assert.ok(does("+", stroke("+", { shift: true })));
});

test("keys are shown as caps", () => {
  assert.deepEqual(shownKeys(parseKeys("Mod+Enter")[0] ?? []), ["Ctrl", "↵"]);
  assert.deepEqual(shownKeys(parseKeys("g i")[0] ?? []), ["G", "then", "I"]);
});
