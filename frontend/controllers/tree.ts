import { Controller } from "@hotwired/stimulus";

const STEPS: Record<string, string> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };

/**
 * Moving the rows of a tree: Alt and an arrow press the row's button of that name; a row dropped on the upper part of
 * another goes before it, else below it. What is to be moved is sent by the form as "12 up" or "12 before 15".
 */
export default class TreeController extends Controller<HTMLFormElement> {
  static override targets = ["row"];
  declare readonly rowTargets: HTMLElement[];
  private dragged: HTMLElement | null = null;

  override connect(): void {
    for (const kind of ["keydown", "dragstart", "dragover", "dragleave", "drop", "dragend"]) this.element.addEventListener(kind, this.handle);
  }

  override disconnect(): void {
    for (const kind of ["keydown", "dragstart", "dragover", "dragleave", "drop", "dragend"]) this.element.removeEventListener(kind, this.handle);
  }

  private readonly handle = (event: Event): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tree-target=row]") : null;
    if (event.type === "keydown") this.step(event as KeyboardEvent, row);
    else if (event.type === "dragend") this.forget();
    else if (row) this.drag(event as DragEvent, row);
  };

  private step(event: KeyboardEvent, row: HTMLElement | null): void {
    const step = STEPS[event.key];
    if (!event.altKey || !step || !row) return;
    event.preventDefault();
    row.querySelector<HTMLButtonElement>(`[value="${row.dataset["number"]} ${step}"]`)?.click();
  }

  private drag(event: DragEvent, row: HTMLElement): void {
    if (event.type === "dragstart") {
      this.dragged = row;
      row.classList.add("dragged");
      event.dataTransfer?.setData("text/plain", row.dataset["number"] ?? "");
      return;
    }
    if (!this.dragged || this.dragged === row) return;
    row.classList.remove("drop-before", "drop-below");
    if (event.type === "dragleave") return;
    event.preventDefault();
    const place = isUpperPart(event, row) ? "before" : "below";
    if (event.type === "dragover") row.classList.add(`drop-${place}`);
    else this.send(`${this.dragged.dataset["number"]} ${place} ${row.dataset["number"]}`);
  }

  private send(move: string): void {
    const button = document.createElement("button");
    Object.assign(button, { name: "move", value: move, hidden: true });
    this.element.append(button);
    button.click();
    button.remove();
  }

  private forget(): void {
    for (const row of this.rowTargets) row.classList.remove("dragged", "drop-before", "drop-below");
    this.dragged = null;
  }
}

function isUpperPart(event: DragEvent, row: HTMLElement): boolean {
  const { top, height } = row.getBoundingClientRect();
  return event.clientY < top + height / 2;
}
