import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import SiftController from "./sift";

beforeEach(async () => {
  await page(`<div data-controller="sift"><input hidden data-sift-target="words" data-action="input->sift#sift keydown.enter->sift#stay">
    <select data-sift-target="list"><option value="">None</option><option value="1" data-words="skrivare">Hardware › Printers</option>
    <option value="2">Network › Wi-Fi</option></select></div>`, { sift: SiftController });
});

const type = (words: string): void => {
  find<HTMLInputElement>("input").value = words;
  find("input").dispatchEvent(new Event("input", { bubbles: true }));
};
const list = (): HTMLSelectElement => find<HTMLSelectElement>("select");

test("finds by path and by synonym, and chooses the first", () => {
  assert.equal(find<HTMLInputElement>("input").hidden, false);
  type("Skriv hard");
  assert.deepEqual([[...list().options].map((option) => option.value), list().value], [["1", ""], "1"]);
});

test("with nothing typed all are there, and what was chosen", () => {
  list().value = "2";
  type("printers");
  type("");
  assert.deepEqual([list().options.length, list().value], [3, "2"]);
});

test("what fits nothing chooses nothing", () => {
  type("zebra");
  assert.equal(list().value, "");
});
