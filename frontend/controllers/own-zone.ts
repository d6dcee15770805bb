import { Controller } from "@hotwired/stimulus";

/** A choice of time zones begins with the one of this browser, if it is among them. */
export default class OwnZoneController extends Controller<HTMLSelectElement> {
  override connect(): void {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...this.element.options].some((option) => option.value === zone)) this.element.value = zone;
  }
}
