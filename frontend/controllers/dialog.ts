import { Controller } from "@hotwired/stimulus";

/**
 * A native <dialog>. It is opened by a button with command="show-modal" commandfor="its id" (the browser's own way; where
 * a browser lacks it, listenForCommands stands in), or by code: element.showModal().
 *
 *   <dialog id="hand-over" data-controller="dialog" data-dialog-url-value="/…">   reads its body from the URL when opened
 *   data-dialog-keep-value="true"     keeps the body between openings
 *   data-action="dialog#close"        on any button inside
 */
export default class DialogController extends Controller<HTMLDialogElement> {
  static override values = { url: String, keep: Boolean };
  static override targets = ["body"];
  declare readonly urlValue: string;
  declare readonly keepValue: boolean;
  declare readonly bodyTarget: HTMLElement;
  declare readonly hasBodyTarget: boolean;

  private readonly watcher = new MutationObserver(() => this.onToggle());

  override connect(): void {
    this.watcher.observe(this.element, { attributes: true, attributeFilter: ["open"] });
    this.element.addEventListener("click", this.closeFromOutside);
  }

  override disconnect(): void {
    this.watcher.disconnect();
    this.element.removeEventListener("click", this.closeFromOutside);
    this.giveToastsBack();
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    this.element.close();
  }

  /** For data-action="htmx:after:request->dialog#closeIfDone": closes when the form inside was accepted. */
  closeIfDone(event: CustomEvent<{ ctx: { response?: { status: number }; request: { method: string } } }>): void {
    const { response, request } = event.detail.ctx;
    if (request.method !== "GET" && response && response.status < 400) this.close();
  }

  private onToggle(): void {
    if (this.element.open && this.urlValue && this.hasBodyTarget && !this.isFilled) this.bodyTarget.dispatchEvent(new CustomEvent("dialog:load"));
    if (this.element.open) this.takeToasts();
    else this.giveToastsBack();
    this.dispatch(this.element.open ? "opened" : "closed");
  }

  /** Behind a modal dialog nothing can be read or pressed, so messages come inside while it is open. */
  private takeToasts(): void {
    const toasts = document.getElementById("toasts");
    if (toasts && this.element.matches(":modal")) this.element.append(toasts);
  }

  private giveToastsBack(): void {
    const toasts = this.element.querySelector("#toasts");
    if (toasts) document.body.append(toasts);
  }

  private get isFilled(): boolean {
    return this.keepValue && this.bodyTarget.childElementCount > 0;
  }

  private readonly closeFromOutside = (event: MouseEvent): void => {
    if (event.target !== this.element) return;
    const box = this.element.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) this.close();
  };
}

/** command="show-modal" and command="close" for browsers that don't know invoker commands yet. */
export function listenForCommands(): void {
  if ("commandForElement" in HTMLButtonElement.prototype) return;
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor") ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (button?.getAttribute("command") === "show-modal" && !dialog.open) dialog.showModal();
    if (button?.getAttribute("command") === "close") dialog.close();
  });
}
