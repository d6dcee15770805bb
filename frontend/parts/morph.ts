// What a morph swap must leave alone: what somebody is writing, and what they opened or closed.

type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** True for an editor, for a focused field, and for a field whose value is not the one the server sent. */
export function keepsWhatIsBeingEdited(node: Node): boolean {
  if (!(node instanceof HTMLElement)) return false;
  if (node.isContentEditable || node.hasAttribute("data-keep")) return true;
  if (!isFormField(node)) return false;
  return node === document.activeElement || isChanged(node);
}

/** True where an attribute says what the reader opened, closed or is at, which the server doesn't know. */
export function keepsOpenOrClosed(element: Element, attribute: string): boolean {
  if (attribute === "open") return element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement;
  if (attribute === "aria-current" || attribute === "tabindex") return element.matches("[data-list-keys-target=row]");
  return attribute === "aria-expanded" || attribute === "data-pane" || attribute === "data-drawer";
}

function isFormField(node: HTMLElement): node is FormField {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

function isChanged(field: FormField): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected && field.dataset["touched"] !== undefined);
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLInputElement && field.type === "hidden") return false;
  return field.value !== field.defaultValue;
}
