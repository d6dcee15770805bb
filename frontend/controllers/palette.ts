import { Controller } from "@hotwired/stimulus";
import { ask } from "../parts/ask";
import { recentItems, rememberItem, type RecentItem } from "../parts/recent";
import { say } from "../parts/words";

const QUIET = 90; // ms without a key before the server is asked

/**
 * Ctrl-K: finds tickets, people and commands. Asks data-palette-url-value?q=… while one types; the answer is HTML with
 * [role=option] in groups. Arrows choose, Enter opens; before anything is typed the last places come first.
 */
export default class PaletteController extends Controller<HTMLDialogElement> {
  static override targets = ["input", "results"];
  static override values = { url: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly resultsTarget: HTMLElement;
  declare readonly urlValue: string;

  private timer: number | undefined;
  private running: AbortController | undefined;
  private readonly watcher = new MutationObserver(() => this.begin());

  override connect(): void {
    document.addEventListener("keydown", this.onPageKey);
    this.element.addEventListener("click", this.onClick);
    this.watcher.observe(this.element, { attributes: true, attributeFilter: ["open"] });
  }

  override disconnect(): void {
    document.removeEventListener("keydown", this.onPageKey);
    this.element.removeEventListener("click", this.onClick);
    this.watcher.disconnect();
    this.running?.abort();
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  /** However it was opened: by key, or by a button of the page. */
  private begin(): void {
    if (!this.element.open) return;
    this.inputTarget.select();
    void this.load();
  }

  ask(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), QUIET);
  }

  key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.choose(this.options[(this.chosenIndex + step + this.options.length) % this.options.length]);
    else if (event.key === "Enter") this.follow();
    else return;
    event.preventDefault();
  }

  remember(event: Event): void {
    const option = (event.target as Element).closest<HTMLAnchorElement>("[role=option]");
    if (!option) return;
    if (option.dataset["press"]) event.preventDefault();
    this.leaveFor(option);
  }

  private follow(): void {
    this.options[this.chosenIndex]?.click();
  }

  private leaveFor(option: HTMLAnchorElement): void {
    if (option.dataset["recent"]) rememberItem({ href: option.getAttribute("href") ?? "", words: option.querySelector(".words")?.textContent ?? "" });
    this.element.close();
    const button = option.dataset["press"];
    if (button) document.getElementById(button)?.click();
  }

  private async load(): Promise<void> {
    const words = this.inputTarget.value.trim();
    this.running?.abort();
    this.running = new AbortController();
    try {
      const answer = await ask(this.addressFor(words), { signal: this.running.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.show(await answer.text(), words);
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.showSentence(say("no-answer"));
    }
  }

  private addressFor(words: string): string {
    return `${this.urlValue}${this.urlValue.includes("?") ? "&" : "?"}q=${encodeURIComponent(words)}`;
  }

  private show(html: string, words: string): void {
    this.resultsTarget.innerHTML = html;
    if (words === "") this.resultsTarget.prepend(...recentGroup(recentItems()));
    if (this.options.length === 0) this.showSentence(say("palette-nothing"));
    this.options.forEach((option, index) => (option.id ||= `${this.element.id}-option-${index}`));
    this.choose(this.options[0]);
  }

  private showSentence(sentence: string): void {
    const line = document.createElement("p");
    line.className = "none";
    line.textContent = sentence;
    this.resultsTarget.replaceChildren(line);
  }

  private choose(option: HTMLElement | undefined): void {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (!option) return this.inputTarget.removeAttribute("aria-activedescendant");
    this.inputTarget.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private get options(): HTMLAnchorElement[] {
    return [...this.resultsTarget.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  }

  private get chosenIndex(): number {
    return Math.max(0, this.options.findIndex((option) => option.getAttribute("aria-selected") === "true"));
  }

  private readonly onPageKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    this.open();
  };

  private readonly onClick = (event: MouseEvent): void => {
    if (event.target === this.element) this.element.close();
  };
}

function recentGroup(items: RecentItem[]): HTMLElement[] {
  if (items.length === 0) return [];
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("palette-recent"));
  const title = document.createElement("h3");
  title.setAttribute("aria-hidden", "true");
  title.textContent = say("palette-recent");
  group.append(title, ...items.map(recentOption));
  return [group];
}

function recentOption(item: RecentItem): HTMLElement {
  const option = document.createElement("a");
  option.setAttribute("role", "option");
  option.href = item.href;
  option.tabIndex = -1;
  option.dataset["recent"] = "true";
  const words = document.createElement("span");
  words.className = "words";
  words.textContent = item.words;
  option.append(words);
  return option;
}
