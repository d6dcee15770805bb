import { Controller } from "@hotwired/stimulus";

/**
 * Boxes to be ticked, one for all of them, and how many are ticked. The words stand in the page: data-none, data-one,
 * data-many (with # for the number) and data-every of the target `said`. What needs something ticked waits for it.
 *
 *   <form data-controller="ticking"> <input type="checkbox" data-ticking-target="one" data-action="ticking#count">
 */
export default class TickingController extends Controller<HTMLElement> {
  static override targets = ["one", "all", "every", "said", "verb"];
  declare readonly oneTargets: HTMLInputElement[];
  declare readonly allTarget: HTMLInputElement;
  declare readonly hasAllTarget: boolean;
  declare readonly everyTarget: HTMLInputElement;
  declare readonly hasEveryTarget: boolean;
  declare readonly saidTarget: HTMLElement;
  declare readonly hasSaidTarget: boolean;
  declare readonly verbTargets: HTMLButtonElement[];

  override connect(): void {
    this.count();
  }

  all(): void {
    for (const box of this.oneTargets) box.checked = this.allTarget.checked;
    this.count();
  }

  count(): void {
    const ticked = this.oneTargets.filter((box) => box.checked).length;
    const takesEvery = this.hasEveryTarget && this.everyTarget.checked;
    for (const box of this.oneTargets) box.disabled = takesEvery;
    if (this.hasAllTarget) {
      this.allTarget.disabled = takesEvery;
      this.allTarget.checked = ticked > 0 && ticked === this.oneTargets.length;
      this.allTarget.indeterminate = ticked > 0 && ticked < this.oneTargets.length;
    }
    for (const verb of this.verbTargets) verb.disabled = !ticked && !takesEvery;
    if (this.hasSaidTarget) this.saidTarget.textContent = this.words(ticked, takesEvery);
  }

  private words(ticked: number, takesEvery: boolean): string {
    const { none, one, many, every } = this.saidTarget.dataset;
    if (takesEvery) return every ?? "";
    if (ticked === 0) return none ?? "";
    return ticked === 1 ? (one ?? "") : (many ?? "").replace("#", String(ticked));
  }
}
