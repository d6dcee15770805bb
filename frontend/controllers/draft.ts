import { Controller } from "@hotwired/stimulus";
import { ask } from "../parts/ask";
import { forget, read, write } from "../parts/storage";
import { say } from "../parts/words";

const QUIET = 1_000; // ms without a change before the draft is saved
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "client_id", "seen_up_to"]);

/**
 * Keeps what is being written: by POST of the element's fields to data-draft-url-value, and on this device when the server
 * can't take it. Text kept on the device comes back when the server has none. Accepted means forgotten.
 */
export default class DraftController extends Controller<HTMLElement> {
  static override targets = ["text", "note"];
  static override values = { url: String, key: String };
  declare readonly textTargets: HTMLTextAreaElement[];
  declare readonly noteTargets: HTMLElement[];
  declare readonly urlValue: string;
  declare readonly keyValue: string;

  private timer: number | undefined;
  private saved = "";
  private isBeingSent = false;
  private saving: AbortController | undefined;

  override connect(): void {
    this.restore();
    this.saved = this.written();
    this.element.addEventListener("input", this.onInput);
    this.element.addEventListener("uploads:changed", this.onInput);
    this.element.addEventListener("submit", this.onSubmit);
    this.element.addEventListener("htmx:finally:request", this.onSent as EventListener);
    document.addEventListener("visibilitychange", this.onHide);
  }

  override disconnect(): void {
    window.clearTimeout(this.timer);
    this.element.removeEventListener("input", this.onInput);
    this.element.removeEventListener("uploads:changed", this.onInput);
    this.element.removeEventListener("submit", this.onSubmit);
    this.element.removeEventListener("htmx:finally:request", this.onSent as EventListener);
    document.removeEventListener("visibilitychange", this.onHide);
  }

  /** Saves now what was changed since it was saved last. */
  async save(): Promise<void> {
    window.clearTimeout(this.timer);
    const written = this.written();
    if (written === this.saved || this.isBeingSent) return;
    this.saved = written;
    this.keepHere();
    if (await this.sendToServer(written)) this.note(say("draft-saved"));
    else this.note(this.isEmpty ? "" : say("draft-kept-here"));
  }

  private readonly onInput = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), QUIET);
  };

  private readonly onHide = (): void => {
    if (document.visibilityState === "hidden") void this.save();
  };

  /** What is on its way is no draft: one saved now could come after the sending and stand there again. */
  private readonly onSubmit = (event: Event): void => {
    if (event.defaultPrevented && !isHtmxForm(event.target)) return;
    this.isBeingSent = true;
    window.clearTimeout(this.timer);
    this.saving?.abort();
  };

  private readonly onSent = (event: CustomEvent<{ ctx: { sourceElement: Element; response?: { status: number } } }>): void => {
    if (!this.textTargets.some((field) => event.detail.ctx.sourceElement.contains(field))) return;
    this.isBeingSent = false;
    const status = event.detail.ctx.response?.status ?? 0;
    if (status < 200 || status >= 400) return this.onInput();
    window.clearTimeout(this.timer);
    forget(this.storageKey);
    this.saved = this.written();
  };

  private async sendToServer(body: string): Promise<boolean> {
    if (!this.urlValue) return false;
    this.saving = new AbortController();
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    try {
      const answer = await ask(this.urlValue, { method: "POST", headers, body, signal: this.saving.signal, keepalive: body.length < 60_000 });
      if (answer.ok) forget(this.storageKey);
      return answer.ok;
    } catch {
      return false;
    }
  }

  private keepHere(): void {
    const texts = Object.fromEntries(this.textTargets.map((field) => [field.name, field.value]));
    if (this.isEmpty) forget(this.storageKey);
    else write(this.storageKey, JSON.stringify(texts));
  }

  private restore(): void {
    const kept = read(this.storageKey);
    if (kept === undefined || !this.isEmpty) return;
    const texts = JSON.parse(kept) as Record<string, string>;
    for (const field of this.textTargets) field.value = texts[field.name] ?? "";
    this.note(say("draft-restored"));
    this.dispatch("restored");
  }

  private written(): string {
    const form = this.element instanceof HTMLFormElement ? new FormData(this.element) : fieldsIn(this.element);
    const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !NOT_KEPT.has(entry[0]));
    return new URLSearchParams(texts).toString();
  }

  private note(words: string): void {
    for (const place of this.noteTargets) place.textContent = words;
  }

  private get isEmpty(): boolean {
    return this.textTargets.every((field) => field.value.trim() === "");
  }

  private get storageKey(): string {
    return `draft:${this.keyValue}`;
  }
}

function isHtmxForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.hasAttribute("hx-post");
}

function fieldsIn(element: HTMLElement): FormData {
  const data = new FormData();
  for (const field of element.querySelectorAll<HTMLInputElement>("input[name], textarea[name], select[name]")) {
    if (!["checkbox", "radio"].includes(field.type) || field.checked) data.append(field.name, field.value);
  }
  return data;
}
