import { Controller } from "@hotwired/stimulus";
import { matches, parseKeys, shownKeys, type Keys, type Stroke } from "../parts/keys";
import { isElsewhere, isTyping } from "../parts/typing";
import { say } from "../parts/words";

const PATIENCE = 1_000; // ms between the keys of a sequence such as "g i"

/**
 * The keyboard of the page, read from data-hotkey attributes at the moment a key is pressed, so that it is always what the
 * page shows. "?" opens the list of keys (ui.keys_dialog), made from the same attributes.
 */
export default class HotkeysController extends Controller<HTMLElement> {
  static override targets = ["list"];
  declare readonly listTarget: HTMLElement;
  declare readonly hasListTarget: boolean;

  private pressed: Stroke[] = [];
  private timer: number | undefined;

  override connect(): void {
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("keydown", this.onModifiedKey, { capture: true });
  }

  override disconnect(): void {
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("keydown", this.onModifiedKey, { capture: true });
    window.clearTimeout(this.timer);
  }

  showKeys(): void {
    const dialog = this.listTarget.closest("dialog");
    this.listTarget.replaceChildren(...inGroups(this.commands()));
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** Plain keys come last: whatever else wants them goes first. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (!isModified(event) && !isTyping(event)) this.answer(event);
  };

  /** Keys with Ctrl come first: the page's own Ctrl+Enter must win over the editor's. */
  private readonly onModifiedKey = (event: KeyboardEvent): void => {
    if (isModified(event)) this.answer(event);
  };

  private answer(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    if (isElsewhere() && !this.reachesInto(event)) return;
    if (event.key === "?" && this.hasListTarget) return this.take(event, () => this.showKeys());
    this.remember(event);
    const found = this.commands().find(({ keys }) => matches(keys, this.pressed));
    if (found) this.take(event, () => run(found.element));
  }

  private take(event: KeyboardEvent, act: () => void): void {
    event.preventDefault();
    if (isModified(event)) event.stopPropagation();
    this.pressed = [];
    act();
  }

  private remember(event: KeyboardEvent): void {
    window.clearTimeout(this.timer);
    this.pressed = [...this.pressed, { key: event.key, mod: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }].slice(-3);
    this.timer = window.setTimeout(() => (this.pressed = []), PATIENCE);
  }

  /** In an open dialog only keys of the dialog itself count. */
  private reachesInto(event: KeyboardEvent): boolean {
    const dialog = (event.target as Element).closest("dialog[open]");
    return dialog !== null && dialog.querySelector("[data-hotkey]") !== null;
  }

  private commands(): Command[] {
    const top = document.querySelector("dialog[open]:modal") ?? document;
    const elements = [...top.querySelectorAll<HTMLElement>("[data-hotkey]")].filter(isAvailable);
    return elements.flatMap((element) => parseKeys(element.dataset["hotkey"] ?? "").map((keys) => ({ element, keys })));
  }
}

function isModified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

type Command = { element: HTMLElement; keys: Keys };

function isAvailable(element: HTMLElement): boolean {
  if (element.matches(":disabled, [aria-disabled=true]")) return false;
  return element.checkVisibility?.() ?? true;
}

function run(element: HTMLElement): void {
  if (element.matches("input:not([type=submit], [type=button], [type=checkbox], [type=radio]), textarea, select, [contenteditable]")) element.focus();
  else element.click();
}

/** The named groups with their headings; what has no group comes first. */
function inGroups(commands: Command[]): HTMLElement[] {
  const groups = new Map<string, Command[]>([["", []]]);
  for (const command of commands) {
    const name = command.element.closest<HTMLElement>("[data-hotkey-group]")?.dataset["hotkeyGroup"] ?? "";
    groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return [...groups].filter(([, members]) => members.length > 0).flatMap(([name, members]) => [...heading(name), list(members)]);
}

function heading(name: string): HTMLElement[] {
  if (name === "") return [];
  const element = document.createElement("h3");
  element.textContent = name;
  return [element];
}

function list(commands: Command[]): HTMLElement {
  const element = document.createElement("ul");
  element.className = "keys";
  element.append(...commands.map(listItem));
  return element;
}

function listItem({ element, keys }: Command): HTMLElement {
  const item = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = labelOf(element);
  const combo = document.createElement("span");
  combo.className = "combo";
  combo.append(...shownKeys(keys).map(keyCap));
  item.append(words, combo);
  return item;
}

function keyCap(name: string): HTMLElement | string {
  if (name === "then") return ` ${say("key-then")} `;
  const cap = document.createElement("kbd");
  cap.textContent = name;
  return cap;
}

function labelOf(element: HTMLElement): string {
  const said = element.dataset["hotkeyLabel"] ?? element.getAttribute("aria-label") ?? (element.title || placeholderOf(element));
  if (said) return said;
  const copy = element.cloneNode(true) as HTMLElement;
  copy.querySelectorAll("kbd, svg, .count").forEach((part) => part.remove());
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

function placeholderOf(element: HTMLElement): string {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.placeholder : "";
}
