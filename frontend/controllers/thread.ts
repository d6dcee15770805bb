import { Controller } from "@hotwired/stimulus";

const NEAR = 120; // px from the end that still count as reading the newest

/**
 * The conversation of a ticket: opens at the message the address names, else at the first unread thing, else at the
 * newest, and stays at the newest when something is added while one reads there.
 */
export default class ThreadController extends Controller<HTMLElement> {
  private wasAtEnd = true;
  private readonly watcher = new MutationObserver(() => {
    if (this.wasAtEnd) this.toEnd();
  });

  override connect(): void {
    const asked = this.asked();
    const unread = this.element.querySelector(".since");
    if (asked) this.showAsked(asked);
    else if (unread) unread.scrollIntoView({ block: "start" });
    else this.toEnd();
    this.remember();
    this.element.addEventListener("scroll", this.remember, { passive: true });
    this.watcher.observe(this.element, { childList: true, subtree: true });
  }

  override disconnect(): void {
    this.element.removeEventListener("scroll", this.remember);
    this.watcher.disconnect();
  }

  /** The message that the address names: "#message-12". */
  private asked(): HTMLElement | null {
    const name = window.location.hash.slice(1);
    return /^(message|note)-\d+$/.test(name) ? this.element.querySelector<HTMLElement>(`#${name}`) : null;
  }

  private showAsked(asked: HTMLElement): void {
    asked.closest("details")?.setAttribute("open", "");
    asked.scrollIntoView({ block: "center" });
  }

  private toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  private readonly remember = (): void => {
    this.wasAtEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR;
  };
}
