import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import OwnZoneController from "./own-zone";

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const choice = (...zones: string[]): string =>
  `<select data-controller="own-zone">${zones.map((zone) => `<option value="${zone}">${zone}</option>`).join("")}</select>`;

test("begins with the browser's own zone", async () => {
  await page(choice("Pacific/Apia", own), { "own-zone": OwnZoneController });
  assert.equal(find<HTMLSelectElement>("select").value, own);
});

test("stays as it is where that zone is not offered", async () => {
  await page(choice("Pacific/Apia", "Pacific/Niue"), { "own-zone": OwnZoneController });
  assert.equal(find<HTMLSelectElement>("select").value, "Pacific/Apia");
});
