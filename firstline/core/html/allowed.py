"""What HTML from outside may keep. Everything not named here is removed; the text inside it stays.

Never allowed, whatever is added: scripts, forms, frames, `id`, `name`, `class`, `data-*`, `hx-*`, `on*`.
"""

MAX_CHARACTERS = 5_000_000
"""Longer HTML is cut here. A picture written into the HTML itself can be some millions long."""

MAX_TAGS = 60_000
"""HTML with more tags than this is shown as its plain text."""

MAX_ENTITIES = 100_000
"""HTML with more `&` than this is shown as its plain text: a parser spends microseconds on each."""

MAX_DEPTH = 200
"""Tags nested deeper than this are left out, their text stays."""

FORMATTING_TAGS = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
        ),
        *(
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
        ),
    }
)
BLOCK_TAGS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
        ),
        *(
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
        ),
        *("section", "table", "ul"),
    }
)
TABLE_PART_TAGS = frozenset({"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})
LONE_TAGS = frozenset({"br", "col", "hr", "img", "wbr"})
"""Tags that never have anything inside."""

TAGS = FORMATTING_TAGS | BLOCK_TAGS | TABLE_PART_TAGS | LONE_TAGS

ATTRIBUTES = {
    "*": {"align", "dir", "lang", "style", "title"},
    "a": {"href"},
    "br": {"clear"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "font": {"color", "face", "size"},
    "hr": {"color", "noshade", "size", "width"},
    "img": {"alt", "border", "height", "src", "width"},
    "li": {"type", "value"},
    "ol": {"reversed", "start", "type"},
    "table": {"bgcolor", "border", "cellpadding", "cellspacing", "height", "width"},
    "td": {"bgcolor", "colspan", "height", "nowrap", "rowspan", "valign", "width"},
    "th": {"bgcolor", "colspan", "height", "nowrap", "rowspan", "valign", "width"},
    "time": {"datetime"},
    "tr": {"bgcolor", "height", "valign"},
    "ul": {"type"},
}

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PICTURE_SCHEMES = frozenset({"cid", "http", "https"})
PICTURE_DATA_TYPES = ("image/png", "image/gif", "image/jpeg", "image/jpg", "image/webp", "image/bmp")
"""Pictures written into the HTML itself (`data:`). No SVG: it can carry scripts."""

STYLE_PROPERTIES = frozenset(
    {
        *("background", "background-color", "color", "opacity"),
        *("font", "font-family", "font-size", "font-style", "font-variant", "font-weight", "letter-spacing"),
        *("line-height", "text-align", "text-decoration", "text-decoration-color", "text-decoration-line"),
        *(
            "text-decoration-style",
            "text-indent",
            "text-transform",
            "vertical-align",
            "white-space",
            "word-spacing",
        ),
        *("direction", "overflow-wrap", "unicode-bidi", "word-break", "word-wrap"),
        *("margin", "margin-bottom", "margin-left", "margin-right", "margin-top"),
        *("padding", "padding-bottom", "padding-left", "padding-right", "padding-top"),
        *("border", "border-bottom", "border-collapse", "border-color", "border-left", "border-radius"),
        *("border-right", "border-spacing", "border-style", "border-top", "border-width"),
        *("border-bottom-color", "border-bottom-style", "border-bottom-width"),
        *("border-left-color", "border-left-style", "border-left-width"),
        *("border-right-color", "border-right-style", "border-right-width"),
        *("border-top-color", "border-top-style", "border-top-width"),
        *("height", "max-height", "max-width", "min-height", "min-width", "width"),
        *("caption-side", "clear", "display", "empty-cells", "float", "table-layout"),
        *("list-style", "list-style-position", "list-style-type"),
    }
)
STYLE_FUNCTIONS = frozenset({"calc", "hsl", "hsla", "max", "min", "rgb", "rgba"})
"""The only things with brackets a style may say: no `url(…)`, which would fetch something."""
