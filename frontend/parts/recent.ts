// The last places somebody went to from the palette, kept on this device.
import { forget, read, write } from "./storage";

export type RecentItem = { href: string; words: string };

const KEY = "palette-recent";
const KEPT = 6;

export function recentItems(): RecentItem[] {
  try {
    const items = JSON.parse(read(KEY) ?? "[]") as RecentItem[];
    return items.filter((item) => item.href.startsWith("/") && !item.href.startsWith("//")).slice(0, KEPT);
  } catch {
    forget(KEY);
    return [];
  }
}

export function rememberItem(item: RecentItem): void {
  const others = recentItems().filter((other) => other.href !== item.href);
  write(KEY, JSON.stringify([item, ...others].slice(0, KEPT)));
}
