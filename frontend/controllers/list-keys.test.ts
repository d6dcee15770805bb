import { find, page, press } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import ListKeysController from "./list-keys";

beforeEach(async () => {
  const row = (id: string, more = "") => `<a id="${id}" class="row" href="#" data-list-keys-target="row" ${more}><input type="checkbox">${id}</a>`;
  await page(`<div data-controller="list-keys">${row("a")}${row("b", "aria-current=true")}${row("c", 'class="unread"')}</div><button id="out">x</button>`, { "list-keys": ListKeysController });
});

const focused = () => document.activeElement?.id;

test("j and k walk from the open row, from anywhere on the page", () => {
  press("j", {}, document.body);
  assert.equal(focused(), "c");
  press("k");
  press("k");
  assert.equal(focused(), "a");
});

test("the ends are the end", () => {
  find("#c").focus();
  press("j");
  assert.equal(focused(), "c");
  press("Home");
  assert.equal(focused(), "a");
  press("End");
  assert.equal(focused(), "c");
});

test("arrows walk only inside the list", () => {
  find("#out").focus();
  assert.equal(press("ArrowDown"), true);
  assert.equal(focused(), "out");
});

test("one row at a time is in the tab order", () => {
  find("#c").focus();
  assert.deepEqual([...document.querySelectorAll<HTMLElement>(".row")].map((row) => row.tabIndex), [-1, -1, 0]);
});

test("opening a row marks it as the one that is open, and read", () => {
  find("#c").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  assert.equal(find("#c").getAttribute("aria-current"), "true");
  assert.ok(!find("#c").classList.contains("unread"));
  assert.ok(!find("#b").hasAttribute("aria-current"));
});

test("x presses the checkbox of the row", () => {
  find("#a").focus();
  press("x");
  assert.ok(find<HTMLInputElement>("#a input").checked);
  assert.ok(!find<HTMLInputElement>("#b input").checked);
});

test("a letter in a field is text", () => {
  document.body.insertAdjacentHTML("beforeend", "<textarea id=t></textarea>");
  find("#t").focus();
  assert.equal(press("j"), true);
  assert.equal(focused(), "t");
});
