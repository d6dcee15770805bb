import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import SortableController from "./sortable";

test("moves a row with the arrow keys, keeps the focus and sends the order", async () => {
  const row = (id: number) => `<li data-sortable-target="row" data-id="${id}"><button data-sortable-target="handle" id="h${id}"></button></li>`;
  await page(
    `<div data-controller="sortable"><ol>${row(1)}${row(2)}${row(3)}</ol><form data-sortable-target="form"><input name="order" data-sortable-target="order"></form></div>`,
    { sortable: SortableController },
  );
  const sent: string[] = [];
  find<HTMLFormElement>("form").requestSubmit = () => void sent.push(find<HTMLInputElement>("input").value);
  find("#h1").focus();
  const press = (key: string) => find("#h1").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  press("ArrowDown");
  press("ArrowDown");
  press("ArrowDown");
  press("ArrowUp");
  assert.deepEqual(sent, ["2,1,3", "2,3,1", "2,1,3"]);
  assert.equal(document.activeElement, find("#h1"));
});
