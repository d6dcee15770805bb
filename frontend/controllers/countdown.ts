import { Controller } from "@hotwired/stimulus";
import { say } from "../parts/words";

/**
 * Seconds that run out: <span data-controller="countdown" data-countdown-seconds-value="10">. At zero the nearest element
 * with data-countdown-gone is hidden, "countdown:over" is dispatched, and the part of the page around it re-reads itself.
 */
export default class CountdownController extends Controller<HTMLElement> {
  static override values = { seconds: Number };
  declare readonly secondsValue: number;

  private timer: number | undefined;
  private endsAt = 0;

  override connect(): void {
    this.endsAt = Date.now() + this.secondsValue * 1000;
    this.tick();
    this.timer = window.setInterval(() => this.tick(), 250);
  }

  override disconnect(): void {
    window.clearInterval(this.timer);
  }

  private tick(): void {
    const left = Math.max(0, Math.ceil((this.endsAt - Date.now()) / 1000));
    const words = say("seconds", { n: left });
    if (this.element.textContent !== words) this.element.textContent = words;
    if (left === 0) this.end();
  }

  private end(): void {
    window.clearInterval(this.timer);
    this.dispatch("over");
    const gone = this.element.closest<HTMLElement>("[data-countdown-gone]");
    if (gone) gone.hidden = true;
    this.element.closest("[data-live-topic]")?.dispatchEvent(new CustomEvent("live:refresh"));
  }
}
