/** Plain text as paragraphs: an empty line parts them, a single line break stays one. */
export function htmlOfText(text: string): string {
  return text.split(/\n{2,}/).map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`).join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
