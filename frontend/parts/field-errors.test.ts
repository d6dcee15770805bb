import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { clearErrors, showInForm } from "./field-errors";

const PAGE = `<div><template id="field-error"><p class="error"><span></span></p></template>
  <form id="f"><div class="field"><label for="until">Until</label><input name="until" id="until"></div></form>
  <form id="button-only"><input type="hidden" name="take" value="1"><button>Take it</button></form></div>`;

test("a refusal stands at its field, which has the focus", async () => {
  await page(PAGE);
  assert.equal(showInForm(find("#f"), "Choose a date.", "until"), true);
  assert.equal(find(".field .error span").textContent, "Choose a date.");
  assert.equal(find(".error").nextElementSibling, find("#until"));
  assert.equal(find("#until").getAttribute("aria-invalid"), "true");
  assert.equal(document.activeElement, find("#until"));
});

test("one about no field stands on top of the form", async () => {
  await page(PAGE);
  showInForm(find("#f"), "It is solved already.", null);
  assert.equal(find("#f").firstElementChild?.textContent, "It is solved already.");
});

test("a refusal comes into sight, wherever in the form one is", async (context) => {
  await page(PAGE);
  const seen = context.mock.method(HTMLElement.prototype, "scrollIntoView", () => undefined);
  showInForm(find("#f"), "That was too large.", null);
  assert.equal(seen.mock.calls[0]?.this, find(".error"));
});

test("the next try begins clean", async () => {
  await page(PAGE);
  showInForm(find("#f"), "Choose a date.", "until");
  clearErrors(find("#f"));
  assert.equal(document.querySelector(".error"), null);
  assert.equal(document.querySelector(".wrong"), null);
  assert.equal(find("#until").getAttribute("aria-invalid"), null);
});

test("a form that is only a button has no place for it", async () => {
  await page(PAGE);
  assert.equal(showInForm(find("#button-only"), "Somebody has it.", null), false);
});
