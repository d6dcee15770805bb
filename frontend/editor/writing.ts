// The rich text, loaded on first focus. All of Tiptap is in here and nowhere else.
import { Editor, type ChainedCommands } from "@tiptap/core";
import Image from "@tiptap/extension-image";
import Placeholder from "@tiptap/extension-placeholder";
import StarterKit from "@tiptap/starter-kit";
import { htmlOfText } from "./text";

type Options = {
  textarea: HTMLTextAreaElement;
  html: string;
  label: string;
  changed: (html: string, text: string) => void;
  moved: () => void;
};

const FORMATS: Record<string, { mark: string; apply: (chain: ChainedCommands) => ChainedCommands }> = {
  bold: { mark: "bold", apply: (chain) => chain.toggleBold() },
  italic: { mark: "italic", apply: (chain) => chain.toggleItalic() },
  bullets: { mark: "bulletList", apply: (chain) => chain.toggleBulletList() },
  numbers: { mark: "orderedList", apply: (chain) => chain.toggleOrderedList() },
  quote: { mark: "blockquote", apply: (chain) => chain.toggleBlockquote() },
  code: { mark: "code", apply: (chain) => chain.toggleCode() },
  block: { mark: "codeBlock", apply: (chain) => chain.toggleCodeBlock() },
  link: { mark: "link", apply: (chain) => chain },
};

/** Puts an editor after the textarea, with its text, and says each change. */
export function startWriting(options: Options): Writing {
  return new Writing(options);
}

export class Writing {
  private readonly editor: Editor;

  constructor({ textarea, html, label, changed, moved }: Options) {
    const place = document.createElement("div");
    textarea.after(place);
    this.editor = new Editor({
      element: place,
      injectCSS: false, // the content security policy allows no <style> of others; editor.css has what is needed
      extensions: extensions(textarea),
      content: html || htmlOfText(textarea.value),
      editorProps: { attributes: editableAttributes(textarea, label), handleDOMEvents: { keydown: (_, event) => isForThePage(event) } },
      onUpdate: ({ editor }) => changed(editor.getHTML(), editor.getText({ blockSeparator: "\n\n" })),
      onSelectionUpdate: moved,
      onTransaction: moved,
    });
  }

  format(name: string): void {
    FORMATS[name]?.apply(this.focused()).run();
  }

  isOn(name: string): boolean {
    return this.editor.isActive(FORMATS[name]?.mark ?? name);
  }

  linkHere(): string {
    return (this.editor.getAttributes("link")["href"] as string | undefined) ?? "";
  }

  /** Links what is marked; an empty address takes the link away, null leaves it. */
  link(address: string | null): void {
    if (address === null) return;
    const chain = this.focused().extendMarkRange("link");
    if (address.trim() === "" || address === "https://") chain.unsetLink().run();
    else chain.setLink({ href: address.trim() }).run();
  }

  picture(address: string, name: string): void {
    this.focused().setImage({ src: address, alt: name }).run();
  }

  insert(html: string): void {
    this.focused().insertContent(html).run();
  }

  replace(html: string, text: string): void {
    this.editor.commands.setContent(html || htmlOfText(text));
  }

  /** Focus, with the caret about where it was in the textarea. */
  focusAt(offset: number): void {
    this.editor.commands.setTextSelection(offset > 0 ? this.editor.state.doc.content.size : 0);
    this.focused().run();
  }

  /** Tiptap's own focus() waits for the next frame, and keys typed until then are lost. */
  private focused(): ChainedCommands {
    this.editor.view.focus();
    return this.editor.chain().focus();
  }

  destroy(): void {
    const place = this.editor.options.element;
    this.editor.destroy();
    if (place instanceof HTMLElement) place.remove();
  }
}

function extensions(textarea: HTMLTextAreaElement) {
  return [
    StarterKit.configure({
      heading: false, horizontalRule: false, underline: false, strike: false, dropcursor: false,
      link: { openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https", protocols: ["mailto", "tel"] },
    }),
    Image.configure({ inline: true }),
    Placeholder.configure({ placeholder: () => textarea.placeholder }),
  ];
}

/** Ctrl-Enter sends and Ctrl-K finds, also while writing; Tiptap would break the line. */
function isForThePage(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === "Enter" || event.key === "k");
}

function editableAttributes(textarea: HTMLTextAreaElement, label: string): Record<string, string> {
  return { class: "writing", role: "textbox", "aria-multiline": "true", "aria-label": label, "data-hotkey": textarea.dataset["hotkey"] ?? "", lang: document.documentElement.lang, spellcheck: "true" };
}
