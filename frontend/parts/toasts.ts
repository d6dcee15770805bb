import { say } from "./words";

export type Tone = "plain" | "ok" | "warn" | "danger";

/** Shows a sentence in the page's polite live region. Built from <template id="toast">, so it looks like the server's.
    What is there already is not said twice. */
export function toast(sentence: string, tone: Tone = "plain"): void {
  const region = document.getElementById("toasts");
  const template = document.querySelector<HTMLTemplateElement>("template#toast");
  const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!region || !made) return;
  for (const earlier of region.querySelectorAll(".toast")) if (earlier.querySelector(".words")?.textContent === sentence) earlier.remove();
  made.classList.add(tone);
  const place = made.querySelector(".words");
  if (place) place.textContent = sentence;
  region.append(made);
}

/** What to tell somebody whose request came to nothing, by status (0: no answer at all). */
export function sentenceFor(status: number): string {
  if (status === 0) return say("no-answer");
  if (status === 401) return say("signed-out");
  if (status === 403) return say("not-allowed");
  if (status === 404 || status === 410) return say("gone");
  if (status === 409 || status === 412) return say("changed-meanwhile");
  if (status === 413) return say("too-large");
  if (status === 429) return say("too-often");
  return say("server-failed");
}
