/** The token that every request which changes something must carry; the page has it on <html data-csrf>. */
export function csrfHeaders(): Record<string, string> {
  const token = document.documentElement.dataset["csrf"];
  return token ? { "X-CSRFToken": token } : {};
}

/** Whoever signs in or out in another tab gets a new token there. A refusal because of the old one brings the new one. */
export function takeFreshToken(token: string | null | undefined): void {
  if (!token) return;
  document.documentElement.dataset["csrf"] = token;
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name=csrfmiddlewaretoken]")) field.value = token;
}

export const FRESH_TOKEN = "X-Fresh-CSRF";
