/** The token that every request which changes something must carry; the page has it on <html data-csrf>. */
export function csrfHeaders(): Record<string, string> {
  const token = document.documentElement.dataset["csrf"];
  return token ? { "X-CSRFToken": token } : {};
}
