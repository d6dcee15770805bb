import { find, page, settled } from "../testing/dom";
import { toast } from "../parts/toasts";
import assert from "node:assert/strict";
import { test } from "node:test";
import ToastController from "./toast";

const REGION = (seconds: number) => `<div id="toasts"></div><template id="toast"><div class="toast" data-controller="toast" data-toast-seconds-value="${seconds}"><span class="words"></span><button data-action="toast#leave">x</button></div></template>`;

test("says a sentence as text, never as HTML", async () => {
  await page(REGION(0), { toast: ToastController });
  toast("<b>not bold</b>", "danger");
  await settled();
  assert.equal(find("#toasts .words").textContent, "<b>not bold</b>");
  assert.ok(find("#toasts .toast").classList.contains("danger"));
});

test("leaves by itself", async () => {
  await page(REGION(0.05), { toast: ToastController });
  toast("Saved", "ok");
  await settled(300);
  assert.ok(document.querySelector("#toasts .toast") === null);
});

test("stays while the pointer is on it", async () => {
  await page(REGION(0.05), { toast: ToastController });
  toast("Saved", "ok");
  await settled();
  find("#toasts .toast").dispatchEvent(new Event("pointerenter"));
  await settled(300);
  assert.ok(document.querySelector("#toasts .toast"));
});
