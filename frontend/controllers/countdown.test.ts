import { find, page, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import CountdownController from "./countdown";

test("counts down, then hides what it was for", async () => {
  await page(`<p data-countdown-gone><span data-controller="countdown" data-countdown-seconds-value="0.3"></span></p>`, { countdown: CountdownController });
  let over = 0;
  find("span").addEventListener("countdown:over", () => (over += 1));
  assert.equal(find("p").hidden, false);
  await settled(700);
  assert.equal(find("p").hidden, true);
  assert.equal(over, 1);
});
