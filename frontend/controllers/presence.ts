import { Controller } from "@hotwired/stimulus";
import { ask } from "../parts/ask";

const EVERY = 20_000;

/**
 * Tells the server who is here: doing=looking, or answering while a field with data-presence-answering has text or focus;
 * gone when the page goes. The answer, HTML of who else is here, is shown in the target "others".
 */
export default class PresenceController extends Controller<HTMLElement> {
  static override targets = ["others"];
  static override values = { url: String };
  declare readonly othersTarget: HTMLElement;
  declare readonly hasOthersTarget: boolean;
  declare readonly urlValue: string;

  private timer: number | undefined;
  private said = "";

  override connect(): void {
    document.addEventListener("input", this.onInput);
    document.addEventListener("htmx:after:swap", this.onInput); // what was sent is no longer being written
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("pagehide", this.leave);
    this.timer = window.setInterval(() => void this.beat(), EVERY);
    void this.beat();
  }

  override disconnect(): void {
    document.removeEventListener("input", this.onInput);
    document.removeEventListener("htmx:after:swap", this.onInput);
    document.removeEventListener("visibilitychange", this.onVisibility);
    window.removeEventListener("pagehide", this.leave);
    window.clearInterval(this.timer);
    this.leave();
  }

  async beat(): Promise<void> {
    if (document.visibilityState === "hidden") return;
    this.said = this.doing();
    try {
      const answer = await this.tell(this.said);
      if (answer.ok && this.hasOthersTarget) this.show(await answer.text());
    } catch {
      // The next beat tries again; the live connection says when we are offline.
    }
  }

  private show(html: string): void {
    if (this.othersTarget.innerHTML !== html) this.othersTarget.innerHTML = html;
  }

  private readonly onInput = (): void => {
    if (this.doing() !== this.said) void this.beat();
  };

  private readonly onVisibility = (): void => {
    if (document.visibilityState === "visible") void this.beat();
    else this.leave();
  };

  private readonly leave = (): void => {
    if (this.said === "gone") return;
    this.said = "gone";
    void this.tell("gone").catch(() => undefined);
  };

  private tell(doing: string): Promise<Response> {
    return ask(this.urlValue, { method: "POST", keepalive: true, body: new URLSearchParams({ doing }) });
  }

  private doing(): "looking" | "answering" {
    const fields = document.querySelectorAll<HTMLTextAreaElement>("[data-presence-answering]");
    return [...fields].some((field) => (field.value ?? "").trim() !== "") ? "answering" : "looking";
  }
}
