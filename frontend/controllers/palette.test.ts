import { find, page, press, settled } from "../testing/dom";
import { recentItems, rememberItem } from "../parts/recent";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import PaletteController from "./palette";

let asked: string[] = [];
let html = "";
globalThis.fetch = (async (url: string) => {
  asked.push(url);
  return new Response(html, { status: 200 });
}) as typeof fetch;

const PALETTE = `<dialog data-controller="palette" data-palette-url-value="/found" id="palette"><input data-palette-target="input" data-action="input->palette#ask keydown->palette#key"><div data-palette-target="results" data-action="click->palette#remember"></div></dialog><button id="new">New</button>`;
const option = (words: string, more = "") => `<a role="option" href="/desk/${words}" data-recent="true" ${more}><span class="words">${words}</span></a>`;
const chosen = () => document.querySelector("[aria-selected=true]")?.textContent;

beforeEach(async () => {
  localStorage.clear();
  asked = [];
  html = option("one") + option("two");
  await page(PALETTE, { palette: PaletteController });
  const dialog = find<HTMLDialogElement>("dialog");
  dialog.showModal = () => dialog.setAttribute("open", "");
  dialog.close = () => dialog.removeAttribute("open");
});

const open = async () => {
  press("k", { ctrlKey: true }, document.body);
  await settled(20);
};

test("Ctrl-K opens it with what the server offers", async () => {
  await open();
  assert.ok(find("dialog").hasAttribute("open"));
  assert.deepEqual(asked, ["/found?q="]);
  assert.equal(chosen(), "one");
});

test("asks while one types, once for a burst of keys", async () => {
  await open();
  for (const value of ["v", "vp", "vpn & co"]) {
    find<HTMLInputElement>("input").value = value;
    find("input").dispatchEvent(new Event("input", { bubbles: true }));
  }
  await settled(150);
  assert.deepEqual(asked, ["/found?q=", "/found?q=vpn%20%26%20co"]);
});

test("arrows go round the options", async () => {
  await open();
  press("ArrowDown", {}, find("input"));
  assert.equal(chosen(), "two");
  press("ArrowDown", {}, find("input"));
  assert.equal(chosen(), "one");
  press("ArrowUp", {}, find("input"));
  assert.equal(chosen(), "two");
  assert.equal(find("input").getAttribute("aria-activedescendant"), find("[aria-selected=true]").id);
});

test("a command presses its button and closes", async () => {
  html = `<a role="option" href="#" data-press="new"><span class="words">New</span></a>`;
  let clicks = 0;
  find("#new").addEventListener("click", () => (clicks += 1));
  await open();
  press("Enter", {}, find("input"));
  assert.equal(clicks, 1);
  assert.ok(!find("dialog").hasAttribute("open"));
});

test("the last places come first next time, and only places of ours", async () => {
  rememberItem({ href: "/desk/7", words: "Printer" });
  rememberItem({ href: "//elsewhere.example/", words: "Not ours" });
  rememberItem({ href: "/desk/8", words: "VPN" });
  rememberItem({ href: "/desk/7", words: "Printer" });
  assert.deepEqual(recentItems().map((item) => item.words), ["Printer", "VPN"]);
  await open();
  assert.equal(chosen(), "Printer");
});

test("says so when nothing is found", async () => {
  html = "";
  await open();
  assert.equal(find(".none").textContent, "palette-nothing");
});
