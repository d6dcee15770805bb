import { find, page, press } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import TabsController from "./tabs";

beforeEach(async () => {
  const tab = (key: string, on: boolean) => `<button type="button" role="tab" id="${key}" data-tabs-target="tab" data-tab="${key}" data-action="tabs#choose keydown->tabs#move" aria-selected="${on}">${key}</button>`;
  await page(`<form data-controller="tabs">${tab("answer", true)}${tab("note", false)}<input type="hidden" name="kind" data-tabs-target="value">
    <textarea data-tabs-target="words" data-words-answer="Answer Anna" data-words-note="Note"></textarea><b data-tabs-target="words" data-words-note="Add">Send</b>
    <p id="p-answer" data-tabs-target="panel" data-tab="answer"></p><p id="p-note" data-tabs-target="panel" data-tab="note"></p></form>`, { tabs: TabsController });
});

test("shows the panel of the chosen tab and says which in the form", () => {
  assert.deepEqual([find("#p-answer").hidden, find("#p-note").hidden], [false, true]);
  find("#note").click();
  assert.deepEqual([find("#p-answer").hidden, find("#p-note").hidden], [true, false]);
  assert.equal(find<HTMLInputElement>("input").value, "note");
  assert.ok(find("form").classList.contains("tab-note"));
  assert.ok(!find("form").classList.contains("tab-answer"));
});

test("fields and buttons say what the tab is about", () => {
  assert.deepEqual([find<HTMLTextAreaElement>("textarea").placeholder, find("b").textContent], ["Answer Anna", "Send"]);
  find("#note").click();
  assert.deepEqual([find<HTMLTextAreaElement>("textarea").placeholder, find("b").textContent], ["Note", "Add"]);
});

test("arrows go round", () => {
  find("#answer").focus();
  press("ArrowLeft");
  assert.equal(document.activeElement?.id, "note");
  assert.equal(find("#note").getAttribute("aria-selected"), "true");
  assert.deepEqual([find("#answer").tabIndex, find("#note").tabIndex], [-1, 0]);
});
