import { find, page, press, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import CompletingController from "./completing";

const ANSWER = `<div role="option" id="o0" aria-selected="false" data-start="8" data-insert="team:"></div><div role="option" id="o1" aria-selected="false" data-start="8" data-insert="tag:"></div>`;
let asked: string[];

beforeEach(async () => {
  asked = [];
  globalThis.fetch = ((url: string) => (asked.push(url), Promise.resolve(new Response(ANSWER)))) as typeof fetch;
  await page(
    `<form data-controller="completing" data-completing-url-value="/next/"><input value="is:open t" data-completing-target="input" data-action="input->completing#ask keydown->completing#key blur->completing#close">
     <div hidden data-completing-target="options" data-action="mousedown->completing#take"></div></form>`,
    { completing: CompletingController },
  );
  find("input").focus();
  find<HTMLInputElement>("input").setSelectionRange(9, 9);
  find("input").dispatchEvent(new Event("input", { bubbles: true }));
  await settled(120);
});

test("asks for what could come behind the cursor, and chooses nothing by itself", () => {
  assert.deepEqual(asked, ["/next/?q=is%3Aopen%20t"]);
  assert.equal(find("div").hidden, false);
  assert.equal(find("input").getAttribute("aria-expanded"), "true");
  assert.equal(press("Enter"), true); // left to the form
});

test("Enter takes what the arrows chose, in place of what was begun", () => {
  press("ArrowDown");
  assert.equal(find("input").getAttribute("aria-activedescendant"), "o0");
  press("ArrowDown");
  assert.equal(press("Enter"), false);
  assert.equal(find<HTMLInputElement>("input").value, "is:open tag:");
});

test("Tab leaves the field unless something is chosen; Esc closes the list", () => {
  assert.equal(press("Tab"), true);
  press("Escape");
  assert.equal(find("div").hidden, true);
  assert.equal(press("ArrowDown"), true);
});
