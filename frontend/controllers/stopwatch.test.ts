import { find, page, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import StopwatchController from "./stopwatch";

test("counts on from what the server measured", async () => {
  await page(`<b data-controller="stopwatch" data-stopwatch-seconds-value="3658">1:00:58</b>`, { stopwatch: StopwatchController });
  assert.equal(find("b").textContent, "1:00:58");
  await settled(2200);
  assert.match(find("b").textContent ?? "", /^1:01:0[01]$/);
});
