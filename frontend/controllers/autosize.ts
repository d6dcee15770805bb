import { Controller } from "@hotwired/stimulus";

/** A textarea as tall as its text, where the browser has no field-sizing of its own. */
export default class AutosizeController extends Controller<HTMLTextAreaElement> {
  override connect(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.element.addEventListener("input", this.fit);
    this.fit();
  }

  override disconnect(): void {
    this.element.removeEventListener("input", this.fit);
  }

  private readonly fit = (): void => {
    this.element.style.height = "auto";
    this.element.style.height = `${this.element.scrollHeight + 2}px`;
  };
}
