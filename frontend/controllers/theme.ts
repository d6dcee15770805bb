import { Controller } from "@hotwired/stimulus";
import { read, write } from "../parts/storage";

const choices = ["system", "light", "dark"] as const;
export type Theme = (typeof choices)[number];

/**
 * The switch between light, dark and what the system says. Remembered in localStorage and in the cookie "theme",
 * so that the server can draw the next page without a flash.
 *
 *   <fieldset data-controller="theme"> <input type="radio" value="dark" data-theme-target="choice" data-action="theme#choose">
 */
export default class ThemeController extends Controller<HTMLElement> {
  static override targets = ["choice"];
  declare readonly choiceTargets: HTMLInputElement[];

  override connect(): void {
    for (const input of this.choiceTargets) input.checked = input.value === chosenTheme();
  }

  choose(event: Event): void {
    const value = (event.currentTarget as HTMLInputElement).value;
    if (isTheme(value)) applyTheme(value);
  }
}

export function chosenTheme(): Theme {
  return remembered() ?? "system";
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  remember(theme);
}

function remembered(): Theme | undefined {
  const value = /(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1] ?? read("theme");
  return value !== undefined && isTheme(value) ? value : undefined;
}

function remember(theme: Theme): void {
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  write("theme", theme);
}

function isTheme(value: string): value is Theme {
  return (choices as readonly string[]).includes(value);
}
