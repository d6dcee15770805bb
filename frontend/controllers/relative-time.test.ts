import { find, page } from "../testing/dom";
import { forgetWords } from "../parts/words";
import assert from "node:assert/strict";
import { test } from "node:test";
import RelativeTimeController, { agoWords, dueWords } from "./relative-time";
import { controllerOf } from "../testing/dom";

const WORDS = { now: "now", "in-minutes": "in {n} min", "in-hours": "in {n} h", "minutes-late": "{n} min late", "hours-late": "{n} h late", "days-late": "{n} days late", "just-now": "just now", "minutes-ago": "{n} min ago", "hours-ago": "{n} h ago", "days-ago": "{n} days ago" };
const block = `<script type="application/json" id="words">${JSON.stringify(WORDS)}</script>`;
const HOUR = 3600;

test("says what the server says (test_in_time.py has the same lines)", async () => {
  await page(`<p></p>${block}`);
  forgetWords();
  const cases: [number, string | undefined][] = [
    [30, "now"], [-30, "now"], [42 * 60 + 59, "in 42 min"], [HOUR, "in 1 h"], [4 * HOUR - 60, "in 3 h"], [4 * HOUR, undefined],
    [-20 * 60, "20 min late"], [-3 * HOUR, "3 h late"], [-48 * HOUR + 60, "47 h late"], [-48 * HOUR, "2 days late"],
  ];
  for (const [left, words] of cases) assert.equal(dueWords(left), words, String(left));
  assert.equal(agoWords(59), "just now");
  assert.equal(agoWords(300), "5 min ago");
  assert.equal(agoWords(24 * HOUR - 60), "23 h ago");
  assert.equal(agoWords(6 * 24 * HOUR), "6 days ago");
  assert.equal(agoWords(7 * 24 * HOUR), undefined);
});

test("keeps words and colour true as time goes by", async () => {
  await page(`<time data-controller="relative-time" class="due" datetime="2026-11-04T08:00:00+00:00">tomorrow 08:00</time>${block}`, { "relative-time": RelativeTimeController });
  forgetWords();
  const element = find("time");
  const controller = controllerOf<RelativeTimeController>(element, "relative-time");
  const at = Date.parse("2026-11-04T08:00:00Z");
  controller.refresh(at - 24 * HOUR * 1000);
  assert.deepEqual([element.textContent, element.className], ["tomorrow 08:00", "due"]);
  controller.refresh(at - 30 * 60_000);
  assert.deepEqual([element.textContent, element.className], ["in 30 min", "due soon"]);
  controller.refresh(at + 5 * 60_000);
  assert.deepEqual([element.textContent, element.className], ["5 min late", "due over"]);
});
