// A light DOM for tests, and Stimulus started in it. Import it first.
import { Window } from "happy-dom";

const view = new Window({ url: "http://127.0.0.1/desk/", settings: { disableCSSFileLoading: true, disableJavaScriptFileLoading: true } });
const NAMES = [
  "document", "localStorage", "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement", "HTMLSelectElement",
  "HTMLDetailsElement", "HTMLDialogElement", "HTMLButtonElement", "HTMLFormElement", "HTMLTemplateElement", "Node", "Event",
  "CustomEvent", "KeyboardEvent", "MouseEvent", "SubmitEvent", "EventTarget", "MutationObserver", "FormData", "File", "location", "DOMException",
] as const;
for (const name of NAMES) Object.defineProperty(globalThis, name, { value: view[name as keyof typeof view], configurable: true, writable: true });
Object.defineProperty(globalThis, "window", { value: globalThis, configurable: true, writable: true });
Object.defineProperty(globalThis, "navigator", { value: { platform: "Linux x86_64", userAgent: "" }, configurable: true, writable: true });
Object.defineProperty(globalThis, "matchMedia", { value: () => ({ matches: false }), configurable: true, writable: true });
Object.defineProperty(globalThis, "CSS", { value: { supports: () => true, escape: (text: string) => text }, configurable: true, writable: true });
globalThis.addEventListener ??= view.addEventListener.bind(view) as typeof globalThis.addEventListener;
globalThis.removeEventListener ??= view.removeEventListener.bind(view) as typeof globalThis.removeEventListener;
HTMLElement.prototype.scrollIntoView ??= () => undefined;

const { Application } = await import("@hotwired/stimulus");
type Constructor = import("@hotwired/stimulus").ControllerConstructor;

let application: InstanceType<typeof Application> | undefined;

/** Puts HTML into the body, starts those controllers in it, and waits until they are connected. */
export async function page(html: string, controllers: Record<string, Constructor> = {}): Promise<HTMLElement> {
  document.body.innerHTML = "";
  await settled(); // the controllers before are disconnected
  application?.stop();
  document.body.innerHTML = html;
  application = Application.start(document.documentElement);
  for (const [name, controller] of Object.entries(controllers)) application.register(name, controller);
  await settled();
  return document.body.firstElementChild as HTMLElement;
}

/** The controller on an element. */
export function controllerOf<T>(element: Element, name: string): T {
  return application?.getControllerForElementAndIdentifier(element, name) as T;
}

/** Lets observers and promises have their turn. */
export function settled(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}

/** Presses a key where the focus is (or on that element); true unless somebody took it. */
export function press(key: string, options: KeyboardEventInit = {}, on: Element = document.activeElement ?? document.body): boolean {
  return on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...options }));
}
