const UNITS = ["kB", "MB", "GB"];

/** "1.4 MB" in the page's language; the rules are those of pages/filters/figures.py. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let amount = bytes;
  let unit = -1;
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const rounded = amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${rounded.toLocaleString(document.documentElement.lang || "en")} ${UNITS[unit]}`;
}
