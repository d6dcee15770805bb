import { Controller } from "@hotwired/stimulus";

/**
 * Rows in an order that people choose: drawn by their handle, or moved with the arrow keys on it. The new order goes out as
 * the rows' data-id with commas between them.
 *
 *   <div data-controller="sortable"> <ol> <li data-sortable-target="row" data-id="7"> <button data-sortable-target="handle">
 *     <form data-sortable-target="form"> <input name="order" data-sortable-target="order">
 */
export default class SortableController extends Controller<HTMLElement> {
  static override targets = ["row", "handle", "form", "order"];
  declare readonly rowTargets: HTMLElement[];
  declare readonly formTarget: HTMLFormElement;
  declare readonly orderTarget: HTMLInputElement;

  private drawn: HTMLElement | null = null;

  handleTargetConnected(handle: HTMLElement): void {
    handle.addEventListener("keydown", this.onKey);
    handle.addEventListener("dragstart", this.onStart);
    handle.addEventListener("dragend", this.onEnd);
  }

  rowTargetConnected(row: HTMLElement): void {
    row.addEventListener("dragover", this.onOver);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    const row = this.rowOf(handle);
    const beside = event.key === "ArrowUp" ? row?.previousElementSibling : event.key === "ArrowDown" ? row?.nextElementSibling : null;
    if (!row || !beside) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "ArrowUp") beside.before(row);
    else beside.after(row);
    handle.focus();
    this.send();
  };

  private readonly onStart = (event: DragEvent): void => {
    this.drawn = this.rowOf(event.currentTarget as HTMLElement);
    if (!this.drawn || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.drawn.dataset["id"] ?? "");
    event.dataTransfer.setDragImage(this.drawn, 0, 0);
    this.drawn.classList.add("drawn");
  };

  private readonly onOver = (event: DragEvent): void => {
    const row = event.currentTarget as HTMLElement;
    if (!this.drawn) return;
    event.preventDefault();
    if (row === this.drawn) return;
    const box = row.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) row.before(this.drawn);
    else row.after(this.drawn);
  };

  private readonly onEnd = (): void => {
    this.drawn?.classList.remove("drawn");
    if (this.drawn) this.send();
    this.drawn = null;
  };

  private rowOf(handle: HTMLElement): HTMLElement | null {
    return handle.closest<HTMLElement>("[data-sortable-target~='row']");
  }

  private send(): void {
    this.orderTarget.value = this.rowTargets.map((row) => row.dataset["id"]).join(",");
    this.formTarget.requestSubmit();
  }
}
