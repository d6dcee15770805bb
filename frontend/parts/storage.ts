// localStorage, apart for each person who uses this browser. It may be switched off or full: then nothing is kept, and
// nothing breaks.

/** What a key is kept under, for whoever is signed in (<html data-person>). */
function nameFor(key: string): string {
  return `firstline:${document.documentElement.dataset["person"] ?? ""}:${key}`;
}

export function read(key: string): string | undefined {
  try {
    return localStorage.getItem(nameFor(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** True when it was kept. */
export function write(key: string, value: string): boolean {
  try {
    localStorage.setItem(nameFor(key), value);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(nameFor(key));
  } catch {
    // Nothing was kept, then.
  }
}
