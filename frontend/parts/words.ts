// The sentences scripts say, translated by the server: <script type="application/json" id="words">.
// firstline/pages/words.py is the list.

let words: Record<string, string> | undefined;

/** The sentence of that key with its {placeholders} filled; the key itself when the page has no words. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  words ??= readWords();
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** For tests, and after a page was replaced as a whole. */
export function forgetWords(): void {
  words = undefined;
}

function readWords(): Record<string, string> {
  const block = document.getElementById("words");
  return block?.textContent ? (JSON.parse(block.textContent) as Record<string, string>) : {};
}
