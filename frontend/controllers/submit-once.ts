import { Controller } from "@hotwired/stimulus";

/**
 * A form sent twice is one: while it is on its way it can't be sent again, and it carries a client_id (a UUID) that stays
 * the same until the server accepted it, so that a repeat after a lost answer is known as the same. When sending fails the
 * form is as it was before, text and all; parts/requests.ts says why.
 */
export default class SubmitOnceController extends Controller<HTMLFormElement> {
  static override targets = ["clientId"];
  declare readonly clientIdTargets: HTMLInputElement[];

  override connect(): void {
    if (this.clientIdTargets.some((input) => input.value === "")) this.renew();
    this.element.addEventListener("submit", this.onSubmit);
    this.element.addEventListener("htmx:finally:request", this.onEnd as EventListener);
    window.addEventListener("pageshow", this.release);
  }

  override disconnect(): void {
    this.element.removeEventListener("submit", this.onSubmit);
    this.element.removeEventListener("htmx:finally:request", this.onEnd as EventListener);
    window.removeEventListener("pageshow", this.release);
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    if (this.isUnderWay) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    window.setTimeout(() => this.hold(), 0); // after the form's fields were read: a disabled button sends no value
  };

  private readonly onEnd = (event: CustomEvent<{ ctx: { sourceElement: Element; response?: { status: number } } }>): void => {
    if (event.detail.ctx.sourceElement !== this.element) return;
    const status = event.detail.ctx.response?.status ?? 0;
    if (status >= 200 && status < 400) this.renew();
    this.release();
  };

  private hold(): void {
    this.element.setAttribute("aria-busy", "true");
    for (const button of this.buttons) button.setAttribute("aria-disabled", "true");
  }

  private readonly release = (): void => {
    this.element.removeAttribute("aria-busy");
    for (const button of this.buttons) button.removeAttribute("aria-disabled");
  };

  private renew(): void {
    for (const input of this.clientIdTargets) input.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  }

  private get isUnderWay(): boolean {
    return this.element.getAttribute("aria-busy") === "true";
  }

  private get buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("button:not([type=button]), input[type=submit]")];
  }
}
