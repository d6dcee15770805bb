import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsOpenOrClosed, keepsWhatIsBeingEdited } from "./morph";

test("leaves a field alone that somebody has changed or is in", async () => {
  await page(`<div><input id="a" value="x"><input id="b" value="x"><textarea id="c">t</textarea><input type="checkbox" id="d"><p id="e">y</p></div>`);
  assert.equal(keepsWhatIsBeingEdited(find("#a")), false);
  find<HTMLInputElement>("#a").value = "changed";
  assert.equal(keepsWhatIsBeingEdited(find("#a")), true);
  find("#b").focus();
  assert.equal(keepsWhatIsBeingEdited(find("#b")), true);
  find<HTMLTextAreaElement>("#c").value = "longer";
  assert.equal(keepsWhatIsBeingEdited(find("#c")), true);
  find<HTMLInputElement>("#d").checked = true;
  assert.equal(keepsWhatIsBeingEdited(find("#d")), true);
  assert.equal(keepsWhatIsBeingEdited(find("#e")), false);
});

test("leaves alone what is marked to be kept, but not hidden fields", async () => {
  await page(`<div><div id="a" data-keep></div><input type="hidden" id="b" value="1"></div>`);
  find<HTMLInputElement>("#b").value = "2";
  assert.equal(keepsWhatIsBeingEdited(find("#a")), true);
  assert.equal(keepsWhatIsBeingEdited(find("#b")), false);
});

test("the row that is open stays marked when the list is read again", async () => {
  await page(`<div><a data-list-keys-target="row" aria-current="true"></a><a id="nav" aria-current="page"></a></div>`);
  assert.equal(keepsOpenOrClosed(find("a"), "aria-current"), true);
  assert.equal(keepsOpenOrClosed(find("#nav"), "aria-current"), false);
});

test("what a reader opened stays open", async () => {
  await page(`<div><details></details><p></p></div>`);
  assert.equal(keepsOpenOrClosed(find("details"), "open"), true);
  assert.equal(keepsOpenOrClosed(find("details"), "class"), false);
  assert.equal(keepsOpenOrClosed(find("p"), "open"), false);
});
