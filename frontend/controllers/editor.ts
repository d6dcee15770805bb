import { Controller } from "@hotwired/stimulus";
import type { Writing } from "../editor/writing";
import type { Uploaded } from "../parts/sending";
import { say } from "../parts/words";

/**
 * Makes a textarea rich on first focus: Tiptap is loaded then, not before. What is written goes into the textarea as plain
 * text (name) and into a hidden field as HTML (name_html). When loading fails the textarea simply stays.
 */
export default class EditorController extends Controller<HTMLElement> {
  static override targets = ["text", "html", "tools"];
  declare readonly textTarget: HTMLTextAreaElement;
  declare readonly htmlTarget: HTMLInputElement;
  declare readonly toolsTargets: HTMLElement[];
  declare readonly hasTextTarget: boolean;

  private writing: Writing | undefined;
  private loading: Promise<void> | undefined;

  override connect(): void {
    this.element.addEventListener("focusin", this.onFocus);
    this.element.addEventListener("uploads:arrived", this.onFile as EventListener);
    this.element.addEventListener("draft:restored", this.onRestored);
    if (this.hasTextTarget && document.activeElement === this.textTarget) void this.begin();
  }

  override disconnect(): void {
    this.element.removeEventListener("focusin", this.onFocus);
    this.element.removeEventListener("uploads:arrived", this.onFile as EventListener);
    this.element.removeEventListener("draft:restored", this.onRestored);
    this.writing?.destroy();
    this.writing = undefined;
    this.loading = undefined;
    if (this.hasTextTarget) this.textTarget.hidden = false;
  }

  format(event: Event & { params: { command: string } }): void {
    const command = event.params.command;
    if (command === "link") this.writing?.link(window.prompt(say("link-address"), this.writing.linkHere() || "https://"));
    else this.writing?.format(command);
    this.showFormats();
  }

  /** For other code: puts text (canned answers) where the caret is. */
  insert(html: string): void {
    if (this.writing) this.writing.insert(html);
    else void this.begin().then(() => this.writing?.insert(html));
  }

  private readonly onFocus = (event: FocusEvent): void => {
    if (event.target === this.textTarget) void this.begin();
  };

  private begin(): Promise<void> {
    this.loading ??= this.load().catch(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<void> {
    const { startWriting } = await import("../editor/writing");
    if (!this.element.isConnected) return;
    const hadFocus = document.activeElement === this.textTarget;
    this.writing = startWriting({
      textarea: this.textTarget,
      html: this.htmlTarget.value,
      label: this.textTarget.labels?.[0]?.textContent ?? this.textTarget.placeholder,
      changed: (html, text) => this.write(html, text),
      moved: () => this.showFormats(),
    });
    this.textTarget.hidden = true;
    for (const tools of this.toolsTargets) tools.hidden = false;
    if (hadFocus) this.writing.focusAt(this.textTarget.selectionEnd);
    this.dispatch("ready");
  }

  private write(html: string, text: string): void {
    this.textTarget.value = text;
    this.htmlTarget.value = text.trim() === "" && !html.includes("<img") ? "" : html;
    this.textTarget.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private showFormats(): void {
    for (const button of this.toolsTargets.flatMap((tools) => [...tools.querySelectorAll<HTMLElement>("[data-editor-command-param]")])) {
      button.setAttribute("aria-pressed", String(this.writing?.isOn(button.dataset["editorCommandParam"] ?? "") ?? false));
    }
  }

  private readonly onFile = (event: CustomEvent<{ file: Uploaded; pasted: boolean }>): void => {
    const { file, pasted } = event.detail;
    if (pasted && file.thumb) this.writing?.picture(file.url, file.name);
  };

  private readonly onRestored = (): void => {
    this.writing?.replace(this.htmlTarget.value, this.textTarget.value);
  };
}
