import { Controller } from "@hotwired/stimulus";

/**
 * The box to answer or to note in: amber while the internal note is open, and the caret goes where the chosen tab is.
 * Around ui.tabs with the keys "answer" and "note": data-controller="tabs composer" data-action="tabs:chosen->composer#chosen".
 * Escape leaves the box for the conversation, and so does sending, so that the keys of the page work again.
 */
export default class ComposerController extends Controller<HTMLElement> {
  override connect(): void {
    this.mark(this.element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.dataset["tab"]);
    this.element.addEventListener("keydown", this.onKey);
  }

  override disconnect(): void {
    this.element.removeEventListener("keydown", this.onKey);
  }

  chosen(event: CustomEvent<{ key: string }>): void {
    this.mark(event.detail.key);
    const panel = this.element.querySelector<HTMLElement>(`[data-tabs-target="panel"][data-tab="${event.detail.key}"]`);
    panel?.querySelector<HTMLElement>(".writing, textarea")?.focus();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("[popover]:popover-open, dialog[open]")) return;
    document.getElementById("thread-scroll")?.focus({ preventScroll: true });
  };

  private mark(key: string | undefined): void {
    this.element.classList.toggle("internal", key === "note");
  }
}
