import { find, page, press } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import HotkeysController from "./hotkeys";

let pressed: string[] = [];

beforeEach(async () => {
  pressed = [];
  await page(
    `<main data-controller="hotkeys">
       <button id="take" data-hotkey="t">Take it <kbd>T</kbd></button>
       <a id="go" href="#" data-hotkey="g m" aria-label="Go to mine">x</a>
       <button id="send" data-hotkey="Mod+Enter">Send</button>
       <button id="off" data-hotkey="o" disabled>Off</button>
       <textarea id="text" data-hotkey="r" placeholder="Answer Anna"></textarea>
       <p data-hotkey-group="Ticket"><button id="hold" data-hotkey="h">Hold</button></p>
       <dialog id="keys"><div data-hotkeys-target="list"></div></dialog>
     </main>`,
    { hotkeys: HotkeysController },
  );
  for (const element of document.querySelectorAll("button, a")) element.addEventListener("click", (event) => (event.preventDefault(), pressed.push(element.id)));
});

test("a key presses its button", () => {
  assert.equal(press("t"), false);
  assert.deepEqual(pressed, ["take"]);
});

test("a sequence of keys is waited for", () => {
  press("g");
  press("m");
  assert.deepEqual(pressed, ["go"]);
});

test("letters typed into a field stay text", () => {
  find("#text").focus();
  assert.equal(press("t"), true);
  assert.deepEqual(pressed, []);
});

test("keys with Ctrl work while typing", () => {
  find("#text").focus();
  press("Enter", { ctrlKey: true });
  assert.deepEqual(pressed, ["send"]);
});

test("a field is focused, not clicked", () => {
  press("r");
  assert.equal(document.activeElement?.id, "text");
});

test("what is off doesn't answer", () => {
  press("o");
  assert.deepEqual(pressed, []);
});

test("the question mark lists the keys of the page by their words", () => {
  const dialog = find<HTMLDialogElement>("#keys");
  dialog.showModal = () => dialog.setAttribute("open", "");
  press("?", { shiftKey: true }, document.body);
  assert.ok(dialog.hasAttribute("open"));
  const lines = [...dialog.querySelectorAll("li")].map((line) => [...line.children].map((part) => part.textContent));
  assert.deepEqual(lines[0], ["Take it", "T"]);
  assert.equal(lines[1]?.[0], "Go to mine");
  assert.deepEqual(lines.at(-2), ["Answer Anna", "R"]);
  assert.equal(dialog.querySelector("h3")?.textContent, "Ticket");
  assert.deepEqual(lines.at(-1), ["Hold", "H"]);
});
