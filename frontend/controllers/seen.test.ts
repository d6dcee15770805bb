import { find, page, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import SeenController from "./seen";

const PAGE = `<div><div id="thread" data-last-message="7" data-last-author="Anna Berg"></div>
  <form data-controller="seen"><input type="hidden" name="seen_up_to" value="7" data-seen-target="upTo">
  <p data-seen-target="notice" hidden><span data-seen-target="sentence"></span><button type="button" data-action="seen#read"></button></p>
  <textarea name="text"></textarea></form></div>`;
const type = (text: string) => {
  find<HTMLTextAreaElement>("textarea").value = text;
  find("textarea").dispatchEvent(new Event("input", { bubbles: true }));
};
const arrives = async (id: string, author: string) => {
  find("#thread").dataset["lastAuthor"] = author;
  find("#thread").dataset["lastMessage"] = id;
  await settled();
};
const seenUpTo = () => find<HTMLInputElement>("[name=seen_up_to]").value;
const isTold = () => !find("p").hidden;

test("what comes before one writes has been seen", async () => {
  await page(PAGE, { seen: SeenController });
  await arrives("8", "Sara");
  assert.equal(seenUpTo(), "8");
  assert.equal(isTold(), false);
});

test("what comes while one writes has not, and one is told", async () => {
  await page(PAGE, { seen: SeenController });
  type("Hello");
  await arrives("8", "Sara");
  assert.equal(seenUpTo(), "7");
  assert.equal(isTold(), true);
});

test("saying that one has read it is enough", async () => {
  await page(PAGE, { seen: SeenController });
  type("Hello");
  await arrives("8", "Sara");
  find("button").click();
  assert.equal(seenUpTo(), "8");
  assert.equal(isTold(), false);
});

test("after a refusal the next try goes through, unless there is more", async () => {
  await page(PAGE, { seen: SeenController });
  type("Hello");
  await arrives("8", "Sara");
  find("form").dispatchEvent(new CustomEvent("htmx:finally:request", { detail: { ctx: { sourceElement: find("form"), response: { status: 409 } } } }));
  assert.equal(seenUpTo(), "8");
  await arrives("9", "Anna Berg");
  assert.equal(seenUpTo(), "8");
});

test("an emptied box has nothing to warn of", async () => {
  await page(PAGE, { seen: SeenController });
  type("Hello");
  await arrives("8", "Sara");
  type("");
  assert.equal(seenUpTo(), "8");
  assert.equal(isTold(), false);
});
