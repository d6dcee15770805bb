import { Controller } from "@hotwired/stimulus";

/**
 * A field that leaves only those options of a select that hold all the words typed into it, in their text or in
 * data-words. The first that fits is chosen; with nothing typed all are there again, and what was chosen before.
 */
export default class SiftController extends Controller<HTMLElement> {
  static override targets = ["words", "list"];
  declare readonly wordsTarget: HTMLInputElement;
  declare readonly listTarget: HTMLSelectElement;
  private all: HTMLOptionElement[] = [];
  private before: string | null = null;

  override connect(): void {
    this.all = [...this.listTarget.options];
    this.wordsTarget.hidden = false;
  }

  override disconnect(): void {
    if (this.all.length) this.show(this.all, this.listTarget.value);
  }

  sift(): void {
    const words = this.wordsTarget.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.before ??= this.listTarget.value;
    if (!words.length) {
      this.show(this.all, this.before);
      this.before = null;
      return;
    }
    const fitting = this.all.filter((option) => option.value && words.every((word) => said(option).includes(word)));
    const none = this.all.filter((option) => !option.value);
    this.show([...fitting, ...none], fitting[0]?.value ?? "");
  }

  /** Enter chooses what was found and sends nothing. */
  stay(event: Event): void {
    event.preventDefault();
    this.listTarget.focus();
  }

  private show(options: HTMLOptionElement[], chosen: string): void {
    this.listTarget.replaceChildren(...options);
    this.listTarget.selectedIndex = options.findIndex((option) => option.value === chosen);
  }
}

function said(option: HTMLOptionElement): string {
  return `${option.text} ${option.dataset["words"] ?? ""}`.toLowerCase();
}
