import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import TreeController from "./tree";

const sent: string[] = [];

beforeEach(async () => {
  sent.length = 0;
  const row = (n: number): string => `<li id="row-${n}" data-tree-target="row" data-number="${n}"><a href="#" id="link-${n}">${n}</a><button name="move" value="${n} up"></button></li>`;
  await page(`<form data-controller="tree"><ul>${row(1)}${row(2)}</ul></form>`, { tree: TreeController });
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    sent.push(((event as SubmitEvent).submitter as HTMLButtonElement).value);
  });
});

const fire = (id: string, kind: string): void => void find(id).dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));

test("Alt and an arrow press the button of the row", () => {
  find("#link-2").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", altKey: true, bubbles: true }));
  find("#link-2").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
  assert.deepEqual(sent, ["2 up"]);
});

test("a row dropped on another goes there, on itself nowhere", () => {
  fire("#row-2", "dragstart");
  fire("#row-2", "drop");
  fire("#row-1", "dragover");
  fire("#row-1", "drop");
  fire("#row-1", "dragend");
  assert.deepEqual(sent, ["2 below 1"]);
  assert.equal(find("#row-2").className, "");
});
