import { Controller } from "@hotwired/stimulus";

/**
 * A menu in a popover: arrows, Home, End and first letters move; choosing closes. The browser opens it
 * (popovertarget); where it can't anchor popovers, we place it below its button.
 *
 *   <button popovertarget="m1">…</button> <div popover id="m1" role="menu" data-controller="menu">…[role=menuitem]…</div>
 */
export default class MenuController extends Controller<HTMLElement> {
  override connect(): void {
    this.element.addEventListener("toggle", this.onToggle as EventListener);
    this.element.addEventListener("keydown", this.onKey);
    this.element.addEventListener("click", this.onClick);
  }

  override disconnect(): void {
    this.element.removeEventListener("toggle", this.onToggle as EventListener);
    this.element.removeEventListener("keydown", this.onKey);
    this.element.removeEventListener("click", this.onClick);
  }

  private readonly onToggle = (event: ToggleEvent): void => {
    const open = event.newState === "open";
    this.opener?.setAttribute("aria-expanded", String(open));
    if (!open) return;
    if (!CSS.supports("position-area", "block-end")) this.placeBelow();
    (this.items.find((item) => item.getAttribute("aria-checked") === "true") ?? this.items[0])?.focus();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const here = this.items.indexOf(document.activeElement as HTMLElement);
    const next = this.indexAfter(event.key, here);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.items[next]?.focus();
  };

  private readonly onClick = (event: MouseEvent): void => {
    const item = (event.target as Element).closest<HTMLElement>("[role^=menuitem]");
    if (item && !item.hasAttribute("data-stay")) this.element.hidePopover();
  };

  private indexAfter(key: string, here: number): number | undefined {
    const count = this.items.length;
    if (key === "ArrowDown") return (here + 1) % count;
    if (key === "ArrowUp") return (here - 1 + count) % count;
    if (key === "Home") return 0;
    if (key === "End") return count - 1;
    if (key.length === 1 && key !== " ") return this.indexOfLetter(key.toLowerCase(), here);
    return undefined;
  }

  private indexOfLetter(letter: string, here: number): number | undefined {
    const order = this.items.map((_, step) => (here + 1 + step) % this.items.length);
    return order.find((index) => this.items[index]?.textContent?.trim().toLowerCase().startsWith(letter));
  }

  private placeBelow(): void {
    const box = this.opener?.getBoundingClientRect();
    if (!box) return;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = box.bottom + height + 8 <= innerHeight;
    this.element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.element.style.top = `${below ? box.bottom : Math.max(8, box.top - height - 8)}px`;
  }

  private get opener(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(this.element.id)}"]`);
  }

  private get items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("[role^=menuitem]:not([disabled])")];
  }
}
