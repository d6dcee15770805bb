import { Controller } from "@hotwired/stimulus";

/**
 * One message in the toast region. It leaves by itself after data-toast-seconds-value (0: stays), waits while the
 * pointer or the focus is on it, and leaves on data-action="toast#leave".
 */
export default class ToastController extends Controller<HTMLElement> {
  static override values = { seconds: { type: Number, default: 6 } };
  declare readonly secondsValue: number;

  private timer: number | undefined;

  override connect(): void {
    for (const name of ["pointerenter", "focusin"]) this.element.addEventListener(name, this.wait);
    for (const name of ["pointerleave", "focusout"]) this.element.addEventListener(name, this.goOn);
    this.goOn();
  }

  override disconnect(): void {
    this.wait();
  }

  leave(): void {
    this.wait();
    this.element.classList.add("leaving");
    window.setTimeout(() => this.element.remove(), 160);
  }

  private readonly goOn = (): void => {
    this.wait();
    if (this.secondsValue > 0) this.timer = window.setTimeout(() => this.leave(), this.secondsValue * 1000);
  };

  private readonly wait = (): void => {
    window.clearTimeout(this.timer);
  };
}
