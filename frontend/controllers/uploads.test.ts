import { controllerOf, find, page, settled } from "../testing/dom";
import type { Uploaded } from "../parts/sending";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import UploadsController from "./uploads";

type Listener = (event: { lengthComputable?: boolean; loaded?: number; total?: number }) => void;

/** An XMLHttpRequest that the test answers. */
class FakeRequest {
  static last: FakeRequest;
  readonly upload = { addEventListener: (_: string, listener: Listener) => (this.onProgress = listener) };
  onProgress: Listener = () => undefined;
  listeners: Record<string, Listener> = {};
  status = 0;
  responseText = "";
  type = "application/json";
  constructor() {
    FakeRequest.last = this;
  }
  open(): void {}
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {
    this.listeners["abort"]?.({});
  }
  addEventListener(name: string, listener: Listener): void {
    this.listeners[name] = listener;
  }
  getResponseHeader(): string {
    return this.type;
  }
  answer(status: number, body: object | string): void {
    this.status = status;
    this.type = typeof body === "string" ? "text/plain" : "application/json";
    this.responseText = typeof body === "string" ? body : JSON.stringify(body);
    this.listeners["load"]?.({});
  }
}
Object.assign(globalThis, { XMLHttpRequest: FakeRequest });

const FORM = `<form data-controller="uploads" data-uploads-url-value="/uploads" data-uploads-limit-value="1000"><ul data-uploads-target="list"></ul>
  <template data-uploads-target="template"><li class="upload"><svg class="icon"></svg><span class="words"><span class="name"></span><span class="size"></span></span><button type="button" data-action="uploads#remove"></button><input type="hidden" name="uploads"></li></template></form>`;
const arrived: Uploaded = { id: "u1", name: "a.png", size: 3, url: "/files/u1", thumb: "/thumbs/u1" };
const file = (size = 3) => new File(["x".repeat(size)], "a.png", { type: "image/png" });
const add = (...files: File[]) => controllerOf<UploadsController>(find("form"), "uploads").add(files);
const ids = () => [...new FormData(find<HTMLFormElement>("form")).getAll("uploads")];
const submit = () => find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));

beforeEach(() => page(FORM, { uploads: UploadsController }));

test("a file goes up at once and leaves its id in the form", async () => {
  add(file());
  assert.equal(find(".name").textContent, "a.png");
  FakeRequest.last.onProgress({ lengthComputable: true, loaded: 1, total: 2 });
  assert.equal(find<HTMLProgressElement>("progress").value, 0.5);
  FakeRequest.last.answer(201, arrived);
  await settled();
  assert.deepEqual(ids(), ["u1"]);
  assert.ok(document.querySelector("progress") === null);
  assert.equal(find<HTMLImageElement>(".upload img").getAttribute("src"), "/thumbs/u1");
});

test("the form waits for files on their way, and carries no half ones", async () => {
  add(file());
  assert.equal(submit(), false);
  assert.deepEqual(ids(), []);
  FakeRequest.last.answer(201, arrived);
  await settled();
  assert.equal(submit(), true);
});

test("a refusal is said in the server's words and sends nothing", async () => {
  add(file());
  FakeRequest.last.answer(415, { message: "This kind of file can carry harmful programs." });
  await settled();
  assert.equal(find(".size").textContent, "This kind of file can carry harmful programs.");
  assert.ok(find(".upload").classList.contains("failed"));
  assert.deepEqual(ids(), []);
  assert.equal(submit(), true);
});

test("a plain sentence is a refusal too", async () => {
  add(file());
  FakeRequest.last.answer(413, "Too large for us.");
  await settled();
  assert.equal(find(".size").textContent, "Too large for us.");
});

test("what is too large is not even sent", async () => {
  add(file(1001));
  assert.ok(find(".upload").classList.contains("failed"));
  assert.deepEqual(ids(), []);
  assert.equal(submit(), true);
});

test("a removed file is gone, also while on its way", async () => {
  add(file());
  await settled();
  find(".upload button").click();
  await settled();
  assert.ok(document.querySelector(".upload") === null);
  assert.equal(submit(), true);
});
