import { Controller } from "@hotwired/stimulus";
import { say } from "../parts/words";

/**
 * What a writer had read when they began. The form carries seen_up_to (target "upTo"); the conversation in the page says
 * the newest message and its author in data-last-message and data-last-author. What comes while there is text in the form
 * counts as unread: the target "notice" tells of it until data-action="seen#read", and the server refuses the first try to
 * send (409), after which it has been read.
 */
export default class SeenController extends Controller<HTMLFormElement> {
  static override targets = ["upTo", "notice", "sentence"];
  static override values = { thread: { type: String, default: "#thread" } };
  declare readonly upToTarget: HTMLInputElement;
  declare readonly noticeTarget: HTMLElement;
  declare readonly sentenceTarget: HTMLElement;
  declare readonly threadValue: string;

  private readonly watcher = new MutationObserver(() => this.look());

  override connect(): void {
    const thread = this.thread;
    if (thread) this.watcher.observe(thread, { attributes: true, attributeFilter: ["data-last-message"] });
    this.element.addEventListener("input", this.onInput);
    this.element.addEventListener("htmx:finally:request", this.onSent as EventListener);
    this.look();
  }

  override disconnect(): void {
    this.watcher.disconnect();
    this.element.removeEventListener("input", this.onInput);
    this.element.removeEventListener("htmx:finally:request", this.onSent as EventListener);
  }

  read(): void {
    this.upToTarget.value = this.newest;
    this.noticeTarget.hidden = true;
  }

  private look(): void {
    if (!this.isWriting) this.read();
    else if (this.newest !== this.upToTarget.value) this.tell();
  }

  private readonly onInput = (): void => {
    if (!this.isWriting) this.read();
  };

  private readonly onSent = (event: CustomEvent<{ ctx: { sourceElement: Element; response?: { status: number } } }>): void => {
    if (event.detail.ctx.sourceElement !== this.element || event.detail.ctx.response?.status !== 409) return;
    this.tell();
    this.upToTarget.value = this.newest;
  };

  private tell(): void {
    this.sentenceTarget.textContent = say("wrote-meanwhile", { name: this.thread?.dataset["lastAuthor"] ?? "" });
    this.noticeTarget.hidden = false;
  }

  private get newest(): string {
    return this.thread?.dataset["lastMessage"] ?? this.upToTarget.value;
  }

  private get isWriting(): boolean {
    return [...this.element.querySelectorAll("textarea")].some((field) => field.value.trim() !== "");
  }

  private get thread(): HTMLElement | null {
    return document.querySelector<HTMLElement>(this.threadValue);
  }
}
