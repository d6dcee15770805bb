// htmx, set up once: what happens around its requests. Its options stand in <meta name="htmx-config"> of base.jinja.
import htmx, { type HtmxRequestCtx } from "htmx.org";
import { csrfHeaders, FRESH_TOKEN, takeFreshToken } from "./csrf";
import { clearErrors, showInForm } from "./field-errors";
import { keepsWhatIsBeingEdited, keepsOpenOrClosed } from "./morph";
import { sentenceFor, toast } from "./toasts";

const FIELD = "X-Field"; // which field of the form a refusal is about

export function setUpRequests(): void {
  htmx.registerExtension("firstline", extension);
  document.addEventListener("htmx:before:request", () => loading(+1));
  document.addEventListener("htmx:finally:request", () => loading(-1));
  htmx.initialize(); // now rather than when htmx would: a key pressed at once must find its request wired
}

const extension = {
  init: (api: { initSecurity(policy: null, sync: unknown, async: unknown): void }) => {
    api.initSecurity(null, refuseScripts, refuseScripts);
  },
  htmx_config_request: (_: Element, { ctx }: { ctx: HtmxRequestCtx }) => {
    if (ctx.request.method !== "GET") Object.assign(ctx.request.headers, csrfHeaders());
    if (ctx.sourceElement instanceof HTMLFormElement) clearErrors(ctx.sourceElement);
    return true;
  },
  htmx_response_error: (_: Element, { ctx }: { ctx: HtmxRequestCtx }) => {
    takeFreshToken(ctx.response?.headers.get(FRESH_TOKEN));
    if (isSentence(ctx)) {
      ctx.swap = "none";
      const sentence = ctx.text ?? "";
      const isAboutThePage = ctx.response?.status === 409; // somebody was faster: there is nothing to mend in the form
      if (isAboutThePage || !showInForm(ctx.sourceElement, sentence, ctx.response?.headers.get(FIELD) ?? null)) toast(sentence, "danger");
    } else if (ctx.response?.status !== 422 && !saysItself(ctx.text)) {
      toast(sentenceFor(ctx.response?.status ?? 0), "danger");
    }
    return true;
  },
  htmx_error: (_: Element, { ctx }: { ctx?: HtmxRequestCtx }) => {
    if (ctx && !ctx.response && !isByItself(ctx)) toast(sentenceFor(0), "danger");
    return true;
  },
  htmx_before_morph_node: (_: Element, { oldNode }: { oldNode: Node }) => !keepsWhatIsBeingEdited(oldNode),
  htmx_before_morph_attr: (element: Element, { attrName }: { attrName: string }) => !keepsOpenOrClosed(element, attrName),
};

/** The content security policy forbids evaluated code anyway; this says so at the place. */
function refuseScripts(): never {
  throw new Error("Attributes with code (hx-on, js:, trigger filters) are not used here");
}

/** A part of the page that re-reads itself: the line about being offline says enough. */
function isByItself(ctx: HtmxRequestCtx): boolean {
  return ctx.request.method === "GET" && ctx.sourceElement.hasAttribute("data-live-topic");
}

/** A refusal in the server's own words: a bare sentence, nothing to put into the page. */
function isSentence(ctx: HtmxRequestCtx): boolean {
  const type = ctx.response?.headers.get("Content-Type") ?? "";
  return type.startsWith("text/plain") && (ctx.text ?? "").trim() !== "";
}

/** The server's own words, when its answer brings a toast along (see ui.toast_partial). */
function saysItself(text: string | undefined): boolean {
  return text?.includes('hx-target="#toasts"') ?? false;
}

let running = 0;

function loading(change: number): void {
  running = Math.max(0, running + change);
  document.documentElement.classList.toggle("is-loading", running > 0);
}
