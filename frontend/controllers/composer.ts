import { Controller } from "@hotwired/stimulus";

/**
 * The box to answer or to note in: amber while the internal note is open, and the caret goes where the chosen tab is.
 * Around ui.tabs with the keys "answer" and "note": data-controller="tabs composer" data-action="tabs:chosen->composer#chosen".
 */
export default class ComposerController extends Controller<HTMLElement> {
  override connect(): void {
    this.mark(this.element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.dataset["tab"]);
  }

  chosen(event: CustomEvent<{ key: string }>): void {
    this.mark(event.detail.key);
    const panel = this.element.querySelector<HTMLElement>(`[data-tabs-target="panel"][data-tab="${event.detail.key}"]`);
    panel?.querySelector<HTMLElement>(".writing, textarea")?.focus();
  }

  private mark(key: string | undefined): void {
    this.element.classList.toggle("internal", key === "note");
  }
}
