import { Controller } from "@hotwired/stimulus";
import { say } from "../parts/words";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BY_THE_HOUR = 4 * HOUR;
const HOURS_UP_TO = 48 * HOUR;
const AGO_BY_DATE = 7 * DAY;

/** Keeps "in 42 min" and "5 min ago" true while a page stays open. The rules are those of pages/filters/in_time.py. */
export default class RelativeTimeController extends Controller<HTMLTimeElement> {
  static override values = { kind: { type: String, default: "due" }, soon: { type: Number, default: HOUR } };
  declare readonly kindValue: string;
  declare readonly soonValue: number;

  override connect(): void {
    watched.add(this);
    clock ??= window.setInterval(() => watched.forEach((each) => each.refresh()), 15_000);
  }

  override disconnect(): void {
    watched.delete(this);
    if (watched.size > 0) return;
    window.clearInterval(clock);
    clock = undefined;
  }

  refresh(now = Date.now()): void {
    const left = (Date.parse(this.element.dateTime) - now) / 1000;
    const words = this.kindValue === "ago" ? agoWords(-left) : dueWords(left);
    if (words !== undefined && this.element.textContent !== words) this.element.textContent = words;
    if (this.kindValue === "due") this.mark(left);
  }

  private mark(left: number): void {
    this.element.classList.toggle("over", left <= 0);
    this.element.classList.toggle("soon", left > 0 && left <= this.soonValue);
  }
}

const watched = new Set<RelativeTimeController>();
let clock: number | undefined;

/** Words for seconds left (negative: late); undefined where the server's own date stands. */
export function dueWords(left: number): string | undefined {
  if (Math.abs(left) < MINUTE) return say("now");
  if (left < 0) return lateWords(-left);
  if (left < HOUR) return say("in-minutes", { n: Math.floor(left / MINUTE) });
  if (left < BY_THE_HOUR) return say("in-hours", { n: Math.floor(left / HOUR) });
  return undefined;
}

/** Words for seconds past; undefined where the server's own words stand. */
export function agoWords(past: number): string | undefined {
  if (past < MINUTE) return say("just-now");
  if (past < HOUR) return say("minutes-ago", { n: Math.floor(past / MINUTE) });
  if (past < DAY) return say("hours-ago", { n: Math.floor(past / HOUR) });
  if (past < AGO_BY_DATE && past >= 2 * DAY) return say("days-ago", { n: Math.floor(past / DAY) });
  return undefined;
}

function lateWords(over: number): string {
  if (over < HOUR) return say("minutes-late", { n: Math.floor(over / MINUTE) });
  if (over < HOURS_UP_TO) return say("hours-late", { n: Math.floor(over / HOUR) });
  return say("days-late", { n: Math.floor(over / DAY) });
}
