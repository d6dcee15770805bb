import { controllerOf, find, page, settled } from "../testing/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import LiveController, { topicsOnPage } from "./live";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static made: FakeSource[] = [];
  readyState = 1;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.made.push(this);
  }
  close(): void {
    this.closed = true;
  }
  say(data: string, lastEventId = ""): void {
    const event = Object.assign(new Event("message"), { data, lastEventId });
    this.dispatchEvent(event);
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}
Object.assign(globalThis, { EventSource: FakeSource });

let refreshed: string[] = [];
const PAGE = `<main data-controller="live"><section id="thread" data-live-topic="ticket-7"></section><section id="rows" data-live-topic="queues ticket-7"></section><p id="offline" hidden></p></main>`;
const source = () => FakeSource.made.at(-1) as FakeSource;
const asked = () => new URL(source().url).searchParams;

beforeEach(async () => {
  FakeSource.made = [];
  refreshed = [];
  await page(PAGE, { live: LiveController });
  for (const id of ["thread", "rows"]) find(`#${id}`).addEventListener("live:refresh", () => refreshed.push(id));
});

test("asks for the topics of the page, each once", () => {
  assert.deepEqual(topicsOnPage(), ["queues", "ticket-7"]);
  assert.equal(asked().get("topics"), "queues,ticket-7");
});

test("a message refreshes the elements of its topic, once for several messages", async () => {
  source().say("ticket-7", "41");
  source().say("ticket-7", "42");
  await settled(100);
  assert.deepEqual(refreshed, ["thread", "rows"]);
  source().say("queues", "43");
  await settled(100);
  assert.deepEqual(refreshed, ["thread", "rows", "rows"]);
});

test("a message for nobody refreshes nothing", async () => {
  source().say("ticket-9", "41");
  await settled(100);
  assert.deepEqual(refreshed, []);
});

test("a new topic on the page asks anew, from the last message on", async () => {
  source().say("queues", "43");
  find("main").insertAdjacentHTML("beforeend", `<section data-live-topic="ticket-8"></section>`);
  await settled(320);
  assert.equal(FakeSource.made.length, 2);
  assert.equal(FakeSource.made[0]?.closed, true);
  assert.equal(asked().get("topics"), "queues,ticket-7,ticket-8");
  assert.equal(asked().get("since"), "43");
});

test("a lost connection is made again; without a last message everything is refreshed", async () => {
  source().fail(0);
  await settled(1300);
  assert.equal(FakeSource.made.length, 2);
  source().dispatchEvent(new Event("open"));
  assert.deepEqual(refreshed, ["thread", "rows"]);
  assert.equal(find("#offline").hidden, true);
});

test("a refused stream is not asked for again at once, and says nothing", async () => {
  source().fail(FakeSource.CLOSED);
  await settled(1300);
  assert.equal(FakeSource.made.length, 1);
  assert.equal(find("#offline").hidden, true);
});

test("leaves the stream when the page's frame goes", async () => {
  controllerOf<LiveController>(find("main"), "live").disconnect();
  assert.equal(source().closed, true);
});
