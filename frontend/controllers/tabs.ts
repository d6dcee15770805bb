import { Controller } from "@hotwired/stimulus";

/**
 * Tabs that switch panels on the page. Arrows, Home and End move (ui.tabs writes the buttons). The element gets the class
 * tab-<key>, panels of other keys are hidden, inputs with data-tabs-target="value" get the key, and elements with
 * data-tabs-target="words" say data-words-<key> (a textarea as its placeholder).
 */
export default class TabsController extends Controller<HTMLElement> {
  static override targets = ["tab", "panel", "value", "words"];
  declare readonly tabTargets: HTMLElement[];
  declare readonly panelTargets: HTMLElement[];
  declare readonly valueTargets: HTMLInputElement[];
  declare readonly wordsTargets: HTMLElement[];

  override connect(): void {
    const chosen = this.tabTargets.find((tab) => tab.getAttribute("aria-selected") === "true") ?? this.tabTargets[0];
    if (chosen) this.show(chosen);
  }

  choose(event: Event): void {
    this.show(event.currentTarget as HTMLElement);
    this.dispatch("chosen", { detail: { key: (event.currentTarget as HTMLElement).dataset["tab"] } });
  }

  move(event: KeyboardEvent): void {
    const here = this.tabTargets.indexOf(event.currentTarget as HTMLElement);
    const last = this.tabTargets.length - 1;
    const next = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last }[event.key];
    const tab = next === undefined ? undefined : this.tabTargets[next];
    if (!tab) return;
    event.preventDefault();
    tab.focus();
    tab.click();
  }

  private show(chosen: HTMLElement): void {
    const key = chosen.dataset["tab"] ?? "";
    for (const tab of this.tabTargets) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      this.element.classList.toggle(`tab-${tab.dataset["tab"]}`, tab === chosen);
    }
    for (const panel of this.panelTargets) panel.hidden = panel.dataset["tab"] !== key;
    for (const input of this.valueTargets) input.value = key;
    for (const element of this.wordsTargets) speak(element, element.getAttribute(`data-words-${key}`));
  }
}

function speak(element: HTMLElement, words: string | null): void {
  if (words === null) return;
  if (element instanceof HTMLTextAreaElement) element.placeholder = words;
  else element.textContent = words;
}
