/** True while somebody writes: then single letters are text, not commands. */
export function isTyping(event: Event): boolean {
  const where = event.composedPath()[0];
  if (!(where instanceof HTMLElement)) return false;
  if (where.isContentEditable || where instanceof HTMLTextAreaElement || where instanceof HTMLSelectElement) return true;
  return where instanceof HTMLInputElement && !["button", "checkbox", "radio", "submit", "reset", "file", "range"].includes(where.type);
}

/** True while a dialog or an open menu has the keyboard. */
export function isElsewhere(): boolean {
  return document.querySelector("dialog[open]:modal, [role=menu]:popover-open") !== null;
}
