import { find, page, settled } from "../testing/dom";
import { read, write } from "../parts/storage";
import { controllerOf } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import DraftController from "./draft";

let posts: string[] = [];
let status = 204;
globalThis.fetch = (async (_url: string, options: RequestInit) => {
  posts.push(String(options.body));
  if (status === 0) throw new TypeError("no connection");
  return new Response(null, { status });
}) as typeof fetch;

const FORM = `<form data-controller="draft" data-draft-url-value="/draft" data-draft-key-value="t7">
  <input name="csrfmiddlewaretoken" value="secret"><input name="client_id" value="1">
  <textarea name="body" data-draft-target="text"></textarea><span data-draft-target="note"></span></form>`;
const type = (text: string) => {
  find<HTMLTextAreaElement>("textarea").value = text;
  find("textarea").dispatchEvent(new Event("input", { bubbles: true }));
};
const draft = () => controllerOf<DraftController>(find("form"), "draft");
const sent = (code: number) => find("form").dispatchEvent(new CustomEvent("htmx:finally:request", { detail: { ctx: { sourceElement: find("form"), response: { status: code } } } }));

beforeEach(() => {
  posts = [];
  status = 204;
  localStorage.clear();
});

test("saves the form's fields to the server, without the token", async () => {
  await page(FORM, { draft: DraftController });
  type("Good morning");
  await draft().save();
  assert.deepEqual(posts, ["body=Good+morning"]);
  assert.equal(find("span").textContent, "draft-saved");
  assert.equal(read("draft:t7"), undefined);
});

test("saves nothing when nothing changed", async () => {
  await page(FORM, { draft: DraftController });
  await draft().save();
  assert.deepEqual(posts, []);
});

test("keeps the text here when the server can't, and brings it back", async () => {
  status = 0;
  await page(FORM, { draft: DraftController });
  type("Important");
  await draft().save();
  assert.equal(find("span").textContent, "draft-kept-here");
  await page(FORM, { draft: DraftController });
  assert.equal(find<HTMLTextAreaElement>("textarea").value, "Important");
});

test("the server's own draft wins over the one kept here", async () => {
  write("draft:t7", JSON.stringify({ body: "old" }));
  await page(FORM.replace("></textarea>", ">from the server</textarea>"), { draft: DraftController });
  assert.equal(find<HTMLTextAreaElement>("textarea").value, "from the server");
});

test("an accepted form is forgotten, a refused one is not", async () => {
  status = 500;
  await page(FORM, { draft: DraftController });
  type("Answer");
  await draft().save();
  sent(503);
  assert.ok(read("draft:t7"));
  sent(200);
  assert.equal(read("draft:t7"), undefined);
});

test("nothing is saved as a draft while it is on its way", async () => {
  await page(FORM, { draft: DraftController });
  type("Answer");
  find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await draft().save();
  assert.deepEqual(posts, []);
  assert.equal(read("draft:t7"), undefined, "the page that comes next must not find it");
  sent(0);
  await draft().save();
  assert.deepEqual(posts, ["body=Answer"]);
});

test("waits for a pause before saving", async () => {
  await page(FORM, { draft: DraftController });
  type("a");
  type("ab");
  await settled(50);
  assert.deepEqual(posts, []);
});
