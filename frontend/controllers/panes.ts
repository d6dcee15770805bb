import { Controller } from "@hotwired/stimulus";

/**
 * Which pane of the desk is seen where there is room for one (phone), and whether the context drawer is open.
 * A swap into #ticket shows the ticket; panes#list goes back; panes#drawer and panes#closeDrawer are buttons. When what had
 * the focus is gone after something was done, the conversation gets it, not the top of the page.
 */
export default class PanesController extends Controller<HTMLElement> {
  override connect(): void {
    this.element.addEventListener("htmx:after:swap", this.onSwap as EventListener);
    this.element.addEventListener("htmx:finally:request", this.onDone as EventListener);
    document.addEventListener("keydown", this.onKey);
  }

  override disconnect(): void {
    this.element.removeEventListener("htmx:after:swap", this.onSwap as EventListener);
    this.element.removeEventListener("htmx:finally:request", this.onDone as EventListener);
    document.removeEventListener("keydown", this.onKey);
  }

  list(event?: Event): void {
    if (this.element.dataset["pane"] !== "ticket" || !isPhone()) return;
    event?.preventDefault();
    this.element.dataset["pane"] = "list";
    this.element.querySelector<HTMLElement>(".row[aria-current]")?.focus();
  }

  drawer(): void {
    const open = this.element.dataset["drawer"] !== "open";
    this.element.dataset["drawer"] = open ? "open" : "closed";
    if (open) this.element.querySelector<HTMLElement>(".context a, .context button")?.focus();
  }

  closeDrawer(): void {
    this.element.dataset["drawer"] = "closed";
    this.element.querySelector<HTMLElement>(".drawer-opener")?.focus();
  }

  private readonly onSwap = (event: CustomEvent<{ ctx: { target: Element } }>): void => {
    if (event.detail.ctx.target.id !== "ticket") return;
    this.element.dataset["pane"] = "ticket";
    this.element.dataset["drawer"] = "closed";
  };

  private readonly onDone = (event: CustomEvent<{ ctx: { request: { method: string } } }>): void => {
    if (event.detail.ctx.request.method === "GET") return;
    window.setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById("thread-scroll")?.focus({ preventScroll: true });
    }, 0);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.element.dataset["drawer"] === "open") this.closeDrawer();
  };
}

function isPhone(): boolean {
  return window.matchMedia("(max-width: 760px)").matches;
}
