import { Controller } from "@hotwired/stimulus";
import { isElsewhere, isTyping } from "../parts/typing";

/**
 * A list walked by keyboard: j, k and arrows, Home, End; Enter follows the row's link; x presses its checkbox. One row is
 * in the tab order at a time. j and k work from anywhere on the page, arrows only inside the list.
 *
 *   <div class="rows" data-controller="list-keys"> <a class="row" data-list-keys-target="row" href="…">
 */
export default class ListKeysController extends Controller<HTMLElement> {
  static override targets = ["row"];
  declare readonly rowTargets: HTMLElement[];

  override connect(): void {
    document.addEventListener("keydown", this.onKey);
    this.element.addEventListener("focusin", this.onFocus);
    this.element.addEventListener("click", this.onClick);
  }

  override disconnect(): void {
    document.removeEventListener("keydown", this.onKey);
    this.element.removeEventListener("focusin", this.onFocus);
    this.element.removeEventListener("click", this.onClick);
  }

  rowTargetConnected(): void {
    this.keepOneInTabOrder(this.current ?? this.rowTargets[0]);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || isElsewhere()) return;
    if (event.key === "x") return this.pressCheckbox(event);
    const next = this.rowAfter(event);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  private readonly onFocus = (event: FocusEvent): void => {
    const row = this.rowOf(event.target);
    if (row) this.keepOneInTabOrder(row);
  };

  private readonly onClick = (event: MouseEvent): void => {
    const row = this.rowOf(event.target);
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || (event.target as Element).closest("input, button, label")) return;
    for (const other of this.rowTargets) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    row.classList.remove("unread");
  };

  private rowAfter(event: KeyboardEvent): HTMLElement | undefined {
    const rows = this.rowTargets;
    const here = this.current ? rows.indexOf(this.current) : -1;
    const inside = this.element.contains(event.target as Node);
    if (event.key === "j" || (inside && event.key === "ArrowDown")) return rows[Math.min(here + 1, rows.length - 1)];
    if (event.key === "k" || (inside && event.key === "ArrowUp")) return rows[Math.max(here - 1, 0)];
    if (inside && event.key === "Home") return rows[0];
    if (inside && event.key === "End") return rows.at(-1);
    return undefined;
  }

  private pressCheckbox(event: KeyboardEvent): void {
    const box = this.rowOf(document.activeElement)?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (!box) return;
    event.preventDefault();
    box.click();
  }

  /** The row with the focus, else the one that is open. */
  private get current(): HTMLElement | undefined {
    return this.rowOf(document.activeElement) ?? this.rowTargets.find((row) => row.hasAttribute("aria-current"));
  }

  private rowOf(target: EventTarget | null): HTMLElement | undefined {
    return this.rowTargets.find((row) => row === target || (target instanceof Node && row.contains(target)));
  }

  private keepOneInTabOrder(row: HTMLElement | undefined): void {
    for (const each of this.rowTargets) each.tabIndex = each === row ? 0 : -1;
  }
}
