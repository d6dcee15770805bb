import { Controller } from "@hotwired/stimulus";
import { toast } from "../parts/toasts";
import { say } from "../parts/words";

/** Copies data-copy-text-value (an address beginning with "/" is made whole) and says so. */
export default class CopyController extends Controller<HTMLElement> {
  static override values = { text: String };
  declare readonly textValue: string;

  async copy(): Promise<void> {
    const text = this.textValue.startsWith("/") ? new URL(this.textValue, location.href).href : this.textValue;
    await navigator.clipboard.writeText(text);
    toast(say("copied"), "ok");
  }
}
