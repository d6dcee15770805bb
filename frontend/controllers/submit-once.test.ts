import { find, page, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import SubmitOnceController from "./submit-once";

let submits = 0;
const submit = () => find("form").dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
const end = (status?: number) => find("form").dispatchEvent(new CustomEvent("htmx:finally:request", { detail: { ctx: { sourceElement: find("form"), response: status ? { status } : undefined } } }));
const clientId = () => find<HTMLInputElement>("[name=client_id]").value;

beforeEach(async () => {
  submits = 0;
  await page(`<form data-controller="submit-once"><input type="hidden" name="client_id" data-submit-once-target="clientId"><textarea>kept</textarea><button>Send</button></form>`, { "submit-once": SubmitOnceController });
  find("form").addEventListener("submit", () => (submits += 1));
});

test("a second sending while the first is under way is none", async () => {
  assert.equal(submit(), true);
  await settled();
  assert.equal(submit(), false);
  assert.equal(submits, 1);
  assert.equal(find("button").getAttribute("aria-disabled"), "true");
});

test("after a failure it can be sent again, as the same", async () => {
  const before = clientId();
  submit();
  await settled();
  end();
  assert.equal(clientId(), before);
  assert.equal(find("button").getAttribute("aria-disabled"), null);
  assert.equal(find<HTMLTextAreaElement>("textarea").value, "kept");
  submit();
  assert.equal(submits, 2);
});

test("after success the next sending is another", async () => {
  const before = clientId();
  assert.match(before, /^[0-9a-f-]{36}$/);
  submit();
  await settled();
  end(200);
  assert.notEqual(clientId(), before);
});

test("an answer for a form inside it changes nothing", async () => {
  submit();
  await settled();
  find("form").dispatchEvent(new CustomEvent("htmx:finally:request", { detail: { ctx: { sourceElement: find("button"), response: { status: 200 } } } }));
  assert.equal(find("form").getAttribute("aria-busy"), "true");
});

test("an id made by the server stays until it was accepted", async () => {
  const made = "0b0f5a52-3c0f-4b1a-9a53-3f4a0c8f7e11";
  await page(`<form data-controller="submit-once"><input type="hidden" name="client_id" value="${made}" data-submit-once-target="clientId"><button>Send</button></form>`, { "submit-once": SubmitOnceController });
  assert.equal(clientId(), made);
  end(200);
  assert.notEqual(clientId(), made);
});
