// Keys as data-hotkey writes them: "r"; "g i" one after the other; "Mod+Enter" (Ctrl, or ⌘ on a Mac); several with ", ".

export type Stroke = { key: string; mod: boolean; shift: boolean; alt: boolean };
export type Keys = Stroke[];

/** Each alternative of a data-hotkey attribute as a sequence of strokes. */
export function parseKeys(text: string): Keys[] {
  return text.split(/\s*,\s+/).map((alternative) => alternative.trim()).filter(Boolean).map((alternative) => alternative.split(/\s+/).map(parseStroke));
}

/** True when what was pressed last is that sequence. */
export function matches(keys: Keys, pressed: readonly Stroke[]): boolean {
  const last = pressed.slice(-keys.length);
  return last.length === keys.length && keys.every((stroke, index) => same(stroke, last[index] as Stroke));
}

/** The caps to draw: ["Ctrl", "Enter"], or ["g", "then", "i"]. */
export function shownKeys(keys: Keys): string[] {
  return keys.flatMap((stroke, index) => [...(index > 0 ? ["then"] : []), ...caps(stroke)]);
}

function parseStroke(text: string): Stroke {
  const parts = text.length > 1 ? text.split("+") : [text];
  const key = parts.pop() ?? "";
  const has = (...names: string[]) => parts.some((part) => names.includes(part.toLowerCase()));
  return { key, mod: has("mod", "ctrl", "control", "meta"), shift: has("shift"), alt: has("alt") };
}

function same(wanted: Stroke, pressed: Stroke): boolean {
  if (wanted.key.toLowerCase() !== pressed.key.toLowerCase()) return false;
  if (wanted.mod !== pressed.mod || wanted.alt !== pressed.alt) return false;
  return !isLetter(wanted.key) || wanted.shift === pressed.shift || (wanted.key !== wanted.key.toLowerCase() && pressed.shift);
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase() || key.length > 1;
}

function caps(stroke: Stroke): string[] {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return [
    ...(stroke.mod ? [mac ? "⌘" : "Ctrl"] : []),
    ...(stroke.alt ? [mac ? "⌥" : "Alt"] : []),
    ...(stroke.shift ? ["⇧"] : []),
    { Enter: "↵", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "␣" }[stroke.key] ?? stroke.key.toUpperCase(),
  ];
}
