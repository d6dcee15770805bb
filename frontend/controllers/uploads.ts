import { Controller } from "@hotwired/stimulus";
import { SendingFailed, sendFile, type Uploaded } from "../parts/sending";
import { sizeWords } from "../parts/sizes";
import { say } from "../parts/words";

/**
 * Files by button, by dropping them on the element, and by pasting a picture. Each goes up at once (POST to
 * data-uploads-url-value) and leaves its id in a field "uploads". The form waits while files are on their way.
 * Dispatches uploads:arrived {file, pasted} and uploads:changed.
 */
export default class UploadsController extends Controller<HTMLElement> {
  static override targets = ["input", "list", "template"];
  static override values = { url: String, limit: Number };
  declare readonly inputTargets: HTMLInputElement[];
  declare readonly listTarget: HTMLElement;
  declare readonly templateTarget: HTMLTemplateElement;
  declare readonly urlValue: string;
  declare readonly limitValue: number;

  private readonly underWay = new Map<HTMLElement, AbortController>();
  private depth = 0;

  override connect(): void {
    for (const [name, listener] of this.listeners) this.element.addEventListener(name, listener as EventListener);
    this.form?.addEventListener("submit", this.onSubmit, { capture: true });
  }

  override disconnect(): void {
    for (const [name, listener] of this.listeners) this.element.removeEventListener(name, listener as EventListener);
    this.form?.removeEventListener("submit", this.onSubmit, { capture: true });
    for (const running of this.underWay.values()) running.abort();
  }

  choose(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    input.value = "";
  }

  remove(event: Event): void {
    const item = (event.currentTarget as Element).closest<HTMLElement>(".upload");
    if (!item) return;
    this.underWay.get(item)?.abort();
    this.underWay.delete(item);
    item.remove();
    this.dispatch("changed");
  }

  /** Takes files from anywhere; `pasted` ones may be shown where the text is. */
  add(files: File[], pasted = false): void {
    for (const file of files) void this.send(file, this.show(file), pasted);
  }

  private async send(file: File, item: HTMLElement, pasted: boolean): Promise<void> {
    if (this.limitValue && file.size > this.limitValue) {
      return this.fail(item, say("file-too-large", { name: file.name, limit: sizeWords(this.limitValue) }));
    }
    const running = new AbortController();
    this.underWay.set(item, running);
    try {
      this.finish(item, await sendFile(this.urlValue, file, (share) => this.progress(item, share), running.signal), pasted);
    } catch (error) {
      if (error instanceof SendingFailed) this.fail(item, error.message || say("file-failed", { name: file.name }));
    } finally {
      this.underWay.delete(item);
    }
  }

  private show(file: File): HTMLElement {
    const item = this.templateTarget.content.firstElementChild?.cloneNode(true) as HTMLElement;
    setText(item, ".name", file.name);
    setText(item, ".size", sizeWords(file.size));
    item.querySelector("button")?.setAttribute("aria-label", say("remove", { name: file.name }));
    item.querySelector<HTMLInputElement>("input[type=hidden]")?.setAttribute("disabled", "");
    const bar = document.createElement("progress");
    bar.className = "meter";
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(bar);
    this.listTarget.append(item);
    return item;
  }

  private progress(item: HTMLElement, share: number): void {
    const bar = item.querySelector("progress");
    if (bar) bar.value = share;
  }

  private finish(item: HTMLElement, file: Uploaded, pasted: boolean): void {
    item.querySelector("progress")?.remove();
    const field = item.querySelector<HTMLInputElement>("input[type=hidden]");
    field?.removeAttribute("disabled");
    if (field) field.value = file.id;
    if (file.thumb) item.querySelector(".icon")?.replaceWith(thumbnail(file.thumb));
    this.dispatch("arrived", { detail: { file, pasted } });
    this.dispatch("changed");
  }

  private fail(item: HTMLElement, sentence: string): void {
    item.querySelector("progress")?.remove();
    item.querySelector("input[type=hidden]")?.remove();
    item.classList.add("failed");
    item.setAttribute("role", "alert");
    setText(item, ".size", sentence);
  }

  private readonly onSubmit = (event: Event): void => {
    if (this.underWay.size === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.dispatch("waiting", { detail: { sentence: say("still-uploading") } });
  };

  private readonly onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.depth += event.type === "dragenter" ? 1 : event.type === "dragleave" ? -1 : 0;
    this.element.classList.toggle("dragging", this.depth > 0);
  };

  private readonly onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.depth = 0;
    this.element.classList.remove("dragging");
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.add(files);
  };

  private readonly onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.types.includes("text/html")) return;
    event.preventDefault();
    this.add(files.map(named), true);
  };

  private readonly listeners: [string, (event: never) => void][] = [
    ["dragenter", this.onDrag], ["dragover", this.onDrag], ["dragleave", this.onDrag], ["drop", this.onDrop], ["paste", this.onPaste],
  ];

  private get form(): HTMLFormElement | null {
    return this.element.closest("form");
  }
}

/** A screenshot comes as "image.png" each time; the time tells them apart. */
function named(file: File): File {
  if (file.name !== "image.png") return file;
  const clock = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
  return new File([file], `picture ${clock}.png`, { type: file.type });
}

function setText(item: HTMLElement, selector: string, text: string): void {
  const place = item.querySelector(selector);
  if (place) place.textContent = text;
}

function thumbnail(address: string): HTMLImageElement {
  const picture = document.createElement("img");
  picture.src = address;
  picture.alt = "";
  return picture;
}
