import { find, page } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import ThemeController, { applyTheme } from "./theme";

const SWITCH = `<fieldset data-controller="theme">${["system", "light", "dark"].map((value) => `<input type="radio" name="theme" value="${value}" data-theme-target="choice" data-action="theme#choose">`).join("")}</fieldset>`;

beforeEach(() => applyTheme("system"));

test("puts the choice on the page, in the cookie and in storage", async () => {
  await page(SWITCH, { theme: ThemeController });
  find<HTMLInputElement>("[value=dark]").checked = true;
  find("[value=dark]").dispatchEvent(new Event("change", { bubbles: true }));
  find("[value=dark]").dispatchEvent(new Event("input", { bubbles: true }));
  assert.equal(document.documentElement.dataset["theme"], "dark");
  assert.match(document.cookie, /theme=dark/);
});

test("the system's way is no theme of ours", async () => {
  applyTheme("dark");
  applyTheme("system");
  assert.equal(document.documentElement.dataset["theme"], undefined);
});

test("shows what was chosen before", async () => {
  applyTheme("light");
  await page(SWITCH, { theme: ThemeController });
  assert.equal(find<HTMLInputElement>("[value=light]").checked, true);
});
