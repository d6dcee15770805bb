import { Controller } from "@hotwired/stimulus";

const GATHER = 60; // ms in which several messages for one element become one refresh
const REGATHER = 250; // ms in which several changes of the page become one new subscription
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const REFUSED_WAIT = 30_000; // ms until a stream that was refused (signed out, too many) is asked for again, quietly
const UNEASY_AFTER = 4_000; // ms without connection before the reader is told

/**
 * Listens to the server for the topics this page shows: elements with data-live-topic="ticket-7 queue-3". A message is the
 * name of a topic; every element of that topic gets the event "live:refresh" and re-reads itself (ui.live_panel). After a
 * gap the server says what was missed since the last message; without a last message everything is refreshed.
 */
export default class LiveController extends Controller<HTMLElement> {
  static override values = { url: { type: String, default: "/live/" } };
  declare readonly urlValue: string;

  private source: EventSource | undefined;
  private subscribed = "";
  private wait = FIRST_WAIT;
  private lastId = "";
  private wasCut = false;
  private readonly stale = new Set<string>();
  private timers: Record<string, number | undefined> = {};
  private readonly watcher = new MutationObserver((changes) => {
    if (changes.some(concernsTopics)) this.later("subscribe", REGATHER, () => this.subscribe());
  });

  override connect(): void {
    this.watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-live-topic"] });
    document.addEventListener("visibilitychange", this.onVisible);
    window.addEventListener("online", this.onOnline);
    this.subscribe();
  }

  override disconnect(): void {
    this.watcher.disconnect();
    document.removeEventListener("visibilitychange", this.onVisible);
    window.removeEventListener("online", this.onOnline);
    for (const timer of Object.values(this.timers)) window.clearTimeout(timer);
    this.source?.close();
  }

  private subscribe(): void {
    const topics = topicsOnPage().join(",");
    if (topics === this.subscribed && this.source) return;
    this.subscribed = topics;
    this.source?.close();
    this.source = undefined;
    if (topics) this.open(topics);
  }

  private open(topics: string): void {
    const source = new EventSource(this.addressFor(topics));
    this.source = source;
    source.addEventListener("open", () => this.onOpen());
    source.addEventListener("message", (event: MessageEvent<string>) => this.onMessage(event));
    source.addEventListener("error", () => this.onError(source));
  }

  private addressFor(topics: string): string {
    const address = new URL(this.urlValue, location.href);
    address.searchParams.set("topics", topics);
    if (this.lastId) address.searchParams.set("since", this.lastId);
    return address.href;
  }

  private onOpen(): void {
    this.wait = FIRST_WAIT;
    window.clearTimeout(this.timers["uneasy"]);
    this.timers["uneasy"] = undefined;
    this.showOffline(false);
    if (this.wasCut && !this.lastId) this.refreshAll();
    this.wasCut = false;
  }

  private onMessage(event: MessageEvent<string>): void {
    if (event.lastEventId) this.lastId = event.lastEventId;
    for (const topic of event.data.split(/[\s,]+/).filter(Boolean)) this.stale.add(topic);
    if (document.visibilityState === "visible") this.later("refresh", GATHER, () => this.refresh());
  }

  private onError(source: EventSource): void {
    if (source !== this.source) return;
    const refused = source.readyState === EventSource.CLOSED;
    source.close();
    this.source = undefined;
    this.wasCut = true;
    if (!refused) this.timers["uneasy"] ??= window.setTimeout(() => this.showOffline(true), UNEASY_AFTER);
    this.later("reconnect", (refused ? REFUSED_WAIT : this.wait) * (0.8 + Math.random() * 0.4), () => this.subscribe());
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  private refresh(): void {
    const topics = new Set(this.stale);
    this.stale.clear();
    for (const element of elementsOf((topic) => topics.has(topic))) announce(element);
  }

  private refreshAll(): void {
    for (const element of elementsOf(() => true)) announce(element);
  }

  private readonly onVisible = (): void => {
    if (document.visibilityState === "visible" && this.stale.size > 0) this.refresh();
  };

  private readonly onOnline = (): void => {
    this.wait = FIRST_WAIT;
    if (!this.source) this.subscribe();
  };

  private showOffline(offline: boolean): void {
    const mark = document.getElementById("offline");
    if (mark) mark.hidden = !offline;
  }

  private later(name: string, milliseconds: number, act: () => void): void {
    window.clearTimeout(this.timers[name]);
    this.timers[name] = window.setTimeout(act, milliseconds);
  }
}

/** The topics of all elements, each once, in order. */
export function topicsOnPage(): string[] {
  return [...new Set(elementsOf(() => true).flatMap(topicsOf))].sort();
}

function elementsOf(wanted: (topic: string) => boolean): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-live-topic]")].filter((element) => topicsOf(element).some(wanted));
}

function topicsOf(element: HTMLElement): string[] {
  return (element.dataset["liveTopic"] ?? "").split(/\s+/).filter(Boolean);
}

function announce(element: HTMLElement): void {
  element.dispatchEvent(new CustomEvent("live:refresh", { bubbles: false }));
}

function concernsTopics(change: MutationRecord): boolean {
  if (change.type === "attributes") return true;
  return [...change.addedNodes, ...change.removedNodes].some((node) => node instanceof Element && (node.matches("[data-live-topic]") || node.querySelector("[data-live-topic]") !== null));
}
