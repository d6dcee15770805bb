import { Controller } from "@hotwired/stimulus";
import { ask } from "../parts/ask";

const QUIET = 80; // ms without a key before the server is asked

/**
 * A field that is typed with help: asks data-completing-url-value?q=… for what could come next behind the text before the
 * cursor. The answer is [role=option] with data-insert, which replaces the text from data-start on. Arrows choose, Enter
 * or Tab takes what is chosen; with nothing chosen Enter sends the form as ever. Esc closes the list.
 */
export default class CompletingController extends Controller<HTMLElement> {
  static override targets = ["input", "options"];
  static override values = { url: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly optionsTarget: HTMLElement;
  declare readonly urlValue: string;

  private timer: number | undefined;
  private running: AbortController | undefined;

  override disconnect(): void {
    this.close();
  }

  ask(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), QUIET);
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing || this.optionsTarget.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.choose(this.optionAt(step));
    else if ((event.key === "Enter" || event.key === "Tab") && this.chosen) this.insert(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  take(event: MouseEvent): void {
    event.preventDefault(); // the focus stays in the field
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option) this.insert(option);
  }

  close(): void {
    window.clearTimeout(this.timer);
    this.running?.abort();
    this.show("");
  }

  private async load(): Promise<void> {
    this.running?.abort();
    this.running = new AbortController();
    const before = this.inputTarget.value.slice(0, this.cursor);
    try {
      const answer = await ask(`${this.urlValue}?q=${encodeURIComponent(before)}`, { signal: this.running.signal });
      this.show(answer.ok ? await answer.text() : "");
    } catch {
      // Somebody typed on, or the desk doesn't answer: typing goes on without help.
    }
  }

  private show(html: string): void {
    this.optionsTarget.innerHTML = html;
    this.optionsTarget.hidden = this.options.length === 0;
    this.inputTarget.setAttribute("aria-expanded", String(!this.optionsTarget.hidden));
    this.inputTarget.removeAttribute("aria-activedescendant");
  }

  private insert(option: HTMLElement): void {
    const { start, insert } = option.dataset;
    const input = this.inputTarget;
    const after = input.value.slice(this.cursor).replace(/^\s+/, "");
    const before = input.value.slice(0, Number(start)) + (insert ?? "");
    input.value = before + after;
    input.setSelectionRange(before.length, before.length);
    this.ask();
  }

  private choose(option: HTMLElement | undefined): void {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (!option) return;
    this.inputTarget.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private optionAt(step: number): HTMLElement | undefined {
    const options = this.options;
    const here = this.chosen ? options.indexOf(this.chosen) : step > 0 ? -1 : 0;
    return options[(here + step + options.length) % options.length];
  }

  private get chosen(): HTMLElement | undefined {
    return this.options.find((option) => option.getAttribute("aria-selected") === "true");
  }

  private get options(): HTMLElement[] {
    return [...this.optionsTarget.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private get cursor(): number {
    return this.inputTarget.selectionStart ?? this.inputTarget.value.length;
  }
}
