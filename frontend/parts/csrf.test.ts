import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { csrfHeaders, takeFreshToken } from "./csrf";

test("a fresh token takes the place of the old one, in the page and in its forms", async () => {
  document.documentElement.dataset["csrf"] = "old";
  await page(`<form><input type="hidden" name="csrfmiddlewaretoken" value="old"><input name="text" value="kept"></form>`, {});
  takeFreshToken(null);
  assert.deepEqual(csrfHeaders(), { "X-CSRFToken": "old" });
  takeFreshToken("new");
  assert.deepEqual(csrfHeaders(), { "X-CSRFToken": "new" });
  assert.equal(find<HTMLInputElement>("[name=csrfmiddlewaretoken]").value, "new");
  assert.equal(find<HTMLInputElement>("[name=text]").value, "kept");
});
