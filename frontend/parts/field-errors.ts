// A refusal in words, put where it belongs in the form that was refused.

/** Shows the sentence at the field of that name, or on top of the form; false for a form nobody fills in. */
export function showInForm(form: Element | null | undefined, sentence: string, field: string | null): boolean {
  if (!(form instanceof HTMLFormElement) || !form.querySelector("input:not([type=hidden]), textarea, select")) return false;
  clearErrors(form);
  const error = made(sentence);
  if (!error) return false;
  const control = field ? form.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]:not([type=hidden])`) : null;
  if (control) putAt(control, error);
  else form.prepend(error);
  error.scrollIntoView({ block: "nearest" }); // whoever sends a long form stands at its end
  return true;
}

/** Takes away what showInForm has shown. */
export function clearErrors(form: Element): void {
  for (const error of form.querySelectorAll("[data-said-by-script]")) error.remove();
  for (const control of form.querySelectorAll("[data-marked-by-script]")) {
    for (const name of ["aria-invalid", "data-marked-by-script"]) control.removeAttribute(name);
    control.closest(".field")?.classList.remove("wrong");
  }
}

function putAt(control: HTMLElement, error: HTMLElement): void {
  const field = control.closest<HTMLElement>(".field");
  field?.classList.add("wrong");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("data-marked-by-script", "");
  const group = control.matches("[type=radio], [type=checkbox]") ? control.closest(".choices") : null;
  (group ?? control).before(error);
  control.focus();
}

function made(sentence: string): HTMLElement | undefined {
  const template = document.querySelector<HTMLTemplateElement>("template#field-error");
  const error = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  const words = error?.querySelector("span");
  if (!error || !words) return undefined;
  words.textContent = sentence;
  error.setAttribute("data-said-by-script", "");
  return error;
}
