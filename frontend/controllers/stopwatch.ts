import { Controller } from "@hotwired/stimulus";

/**
 * A timer that runs: <b data-controller="stopwatch" data-stopwatch-seconds-value="62">0:01:02</b> counts on from there.
 * The server measures; this only shows it, and asks the clock each time, so that a sleeping tab is right at once.
 */
export default class StopwatchController extends Controller<HTMLElement> {
  static override values = { seconds: Number };
  declare readonly secondsValue: number;

  private timer: number | undefined;
  private beganAt = 0;

  override connect(): void {
    this.timer = window.setInterval(() => this.tick(), 1000);
  }

  override disconnect(): void {
    window.clearInterval(this.timer);
  }

  secondsValueChanged(): void {
    this.beganAt = Date.now() - this.secondsValue * 1000;
    this.tick();
  }

  private tick(): void {
    const seconds = Math.max(0, Math.floor((Date.now() - this.beganAt) / 1000));
    const words = clock(seconds);
    if (this.element.textContent !== words) this.element.textContent = words;
  }
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
