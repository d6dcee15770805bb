import { Controller } from "@hotwired/stimulus";
import { ask } from "../parts/ask";
import { forget, read, write } from "../parts/storage";
import { say } from "../parts/words";

const QUIET = 1_000; // ms without a change before the draft is saved
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "client_id"]);

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

  override connect(): void {
    this.restore();
    this.saved = this.written();
    this.element.addEventListener("input", this.onInput);
    this.element.addEventListener("uploads:changed", this.onInput);
    this.element.addEventListener("htmx:finally:request", this.onSent as EventListener);
    document.addEventListener("visibilitychange", this.onHide);
  }

  override disconnect(): void {
    window.clearTimeout(this.timer);
    this.element.removeEventListener("input", this.onInput);
    this.element.removeEventListener("uploads:changed", this.onInput);
    this.element.removeEventListener("htmx:finally:request", this.onSent as EventListener);
    document.removeEventListener("visibilitychange", this.onHide);
  }

  /** Saves now what was changed since it was saved last. */
  async save(): Promise<void> {
    window.clearTimeout(this.timer);
    const written = this.written();
    if (written === this.saved) return;
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

  private readonly onSent = (event: CustomEvent<{ ctx: { sourceElement: Element; response?: { status: number } } }>): void => {
    const status = event.detail.ctx.response?.status ?? 0;
    if (event.detail.ctx.sourceElement !== this.element || status < 200 || status >= 400) return;
    window.clearTimeout(this.timer);
    forget(this.storageKey);
    this.saved = this.written();
  };

  private async sendToServer(body: string): Promise<boolean> {
    if (!this.urlValue) return false;
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    try {
      const answer = await ask(this.urlValue, { method: "POST", headers, body, keepalive: body.length < 60_000 });
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

function fieldsIn(element: HTMLElement): FormData {
  const data = new FormData();
  for (const field of element.querySelectorAll<HTMLInputElement>("input[name], textarea[name], select[name]")) {
    if (!["checkbox", "radio"].includes(field.type) || field.checked) data.append(field.name, field.value);
  }
  return data;
}
