"""What is known to get past cleaners, alone and inside what makes parsers change their mind, leaves nothing behind.

What comes out is read by another parser than the one that made it.
"""

from html.parser import HTMLParser
from itertools import product
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.core.html import clean_html
from firstline.core.html.allowed import ATTRIBUTES, LINK_SCHEMES, PICTURE_SCHEMES, TAGS

SCRIPTS = [
    "<script>alert(1)</script>",
    "<script/src=//x.test/x.js></script>",
    "<SCRIPT\n>alert(1)</SCRIPT\t>",
    "<<script>alert(1)//<</script>",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>/*</script><img src=x onerror=alert(1)>*/",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<img src=x:x\fonerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<b/onclick=alert(1)>x</b>",
    "<p title=`x`onclick=alert(1)>x",
    "<body onload=alert(1)><details open ontoggle=alert(1)>x",
    "<video><source onerror=alert(1)></video><audio src onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)><select autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee><isindex type=image src=1 onerror=alert(1)>",
    "<p \nonmouseover\n=\nalert(1)>x",
    "<a/href='https://x.test'onclick=alert(1)//>x",
    '<p x="\'"onclick=alert(1) y=\'">x',
]
FOREIGN = [
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script xlink:href=//x.test/x.js />",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "<svg><desc><noscript><p title='</noscript><img src=x onerror=alert(1)>'></desc></svg>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style>",
    "<math><mtext><option><FAKE><option></option><mglyph><svg><mtext><style><a title='</style><img src onerror=a>'>",
]
SWITCHES = [
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<noembed><p title='</noembed><img src=x onerror=alert(1)>'>",
    "<style><p title='</style><img src=x onerror=alert(1)>'>",
    "<title><p title='</title><img src=x onerror=alert(1)>'>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<iframe><p title='</iframe><img src=x onerror=alert(1)>'>",
    "<template><img src=x onerror=alert(1)></template>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<select><style></select><img src=x onerror=alert(1)></style>",
    "<p title='<!--'><img src=x onerror=alert(1)>-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--a--!><img src=x onerror=alert(1)>-->",
    "<!-- <p title='--><img src=x onerror=alert(1)>'> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><img src=x onerror=alert(1)>",
    "</p/title='><img src=x onerror=alert(1)>'>",
    "<!DOCTYPE html [<!ENTITY x '<img src=x onerror=alert(1)>'>]>&x;",
]
LOADING = [
    "<meta http-equiv=refresh content='0;url=https://x.test'>",
    "<base href=https://x.test/>",
    "<link rel=stylesheet href=https://x.test/x.css>",
    "<link rel=import href=https://x.test/>",
    "<style>@import 'https://x.test/x.css';</style>",
    "<iframe src=https://x.test></iframe><frameset><frame src=javascript:alert(1)></frameset>",
    "<object data=https://x.test><param name=x value=y></object><embed src=https://x.test>",
    "<img srcset='https://x.test/a 1x' lowsrc=https://x.test dynsrc=https://x.test longdesc=https://x.test>",
    "<picture><source srcset=https://x.test/a></picture>",
    "<video poster=https://x.test><track src=https://x.test></video><bgsound src=https://x.test>",
    "<table background=https://x.test><tr><td background=https://x.test>x",
    "<a href=https://x.test ping=https://y.test download=x.exe>x</a>",
    "<form action=https://x.test><input type=password name=p><button formaction=javascript:alert(1)>x</button></form>",
    "<button form=f formaction=/desk/>x</button><input form=f name=csrf>",
    "<portal src=https://x.test></portal><fencedframe></fencedframe>",
    "<p is=x-y slot=a part=b contenteditable autofocus tabindex=1 accesskey=x popover popovertarget=x>x",
    "<p id=a name=b class=c data-controller=d hx-get=/x hx-trigger=load data-hx-get=/x>x",
    "<div><template shadowrootmode=open><style>@import 'https://x.test'</style></template></div>",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "jav&#x09;ascript:alert(1)",
    "jav&#x0A;ascript:alert(1)",
    "&#1;javascript:alert(1)",
    "\x01\x1fjavascript:alert(1)",
    "\x7fjavascript:alert(1)",
    "&#0000106&#0000097&#0000118&#0000097script:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java\u00adscript:alert(1)",
    "java\u200bscript:alert(1)",
    "\u2028javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript\uff1aalert(1)",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:image/pngx,x",
    "data:,x",
    "DATA:TEXT/HTML,x",
    "blob:https://x.test/x",
    "filesystem:https://x.test/x",
    "file:///etc/passwd",
    "intent://x#Intent;scheme=x;end",
    "about:blank",
    "ms-msdt:/id",
    "search-ms:query=x",
    "/desk/tickets/1/close",
    "desk/",
    "?next=x",
    "#x",
    "\\\\x.test\\a",
    "/\\x.test",
    "https:/desk/",
    "https:desk/",
    "HTTPS:/desk/",
    "http:javascript:alert(1)",
    "https:\\desk\\",
    "%6aavascript:alert(1)",
]
STYLES = [
    "background:url(https://x.test/a)",
    "background:u\\72l(https://x.test/a)",
    "background:url/**/(https://x.test/a)",
    "background:URL (https://x.test/a)",
    "background:image-set('https://x.test/a' 1x)",
    "background:-webkit-image-set(url(x) 1x)",
    "background:cross-fade(url(x),url(y))",
    "background:src('https://x.test/a')",
    "background:element(#csrf)",
    "list-style:url(https://x.test/a)",
    "list-style:'https://x.test/a' url('x')",
    "border-image:url(x)",
    "content:url(x)",
    "cursor:url(x),auto",
    "filter:url(x#y)",
    "width:expression(alert(1))",
    "width:exp/**/ression(alert(1))",
    "-moz-binding:url(x#y)",
    "behavior:url(x)",
    "color:red;--x:url(x);color:var(--x)",
    "color:attr(title)",
    "font:1px '</style><img src=x onerror=alert(1)>'",
    "font-family:'}*{background:url(x)}'",
    "@import url(x)",
    "position:fixed;inset:0;z-index:9999",
    "position:absolute;top:0",
    "transform:translateY(-500px) scale(9)",
    "margin-top:-9999px",
    "margin:0 0 0 -500px",
    "margin-left:calc(0px - 500px)",
    "text-indent:-9999px",
    "pointer-events:all",
    "animation:x 1s",
    "view-transition-name:x",
    "color:javascript:alert(1)",
    "color:\\6a avascript",
    "color:red\0;position:fixed",
    "{position:fixed}",
    "color:red}*{position:fixed",
]
AROUND = [
    ("", ""),
    ("<table>", "</table>"),
    ("<table><tr><td>", ""),
    ("<svg>", "</svg>"),
    ("<svg><desc>", ""),
    ("<math><mtext>", ""),
    ("<select>", "</select>"),
    ("<p title='", "'>"),
    ('<a href=https://x.test title="', '">'),
    ("<!--", "-->"),
    ("<style>", "</style>"),
    ("<textarea>", "</textarea>"),
    ("<noscript>", "</noscript>"),
    ("<template>", "</template>"),
    ("<b>" * 250, "</b>"),
    ("<table><b>" * 50, ""),
    ("<img alt='", ""),
    ("<<<", ">>>"),
]  # fmt: skip
NEVER_IN_A_STYLE = (
    "url",
    "expression",
    "position",
    "image-set",
    "import",
    "\\",
    "@",
    "{",
    "}",
    "/*",
    "//",
    "<",
    "var(",
)


class Reader(HTMLParser):
    """Asserts of each tag that it may be there, the way a browser would see it."""

    def handle_starttag(self, tag, written):
        assert tag in TAGS, tag
        for name, value in written:
            self.check_attribute(tag, name, value or "")

    def check_attribute(self, tag, name, value):
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | ({"target", "rel"} if tag == "a" else set())
        assert name in allowed, (tag, name)
        if name == "href":
            self.check_address(value, LINK_SCHEMES)
        elif name == "src":
            self.check_address(value, PICTURE_SCHEMES | {"data"})
        elif name == "style":
            assert not any(word in value.lower() for word in NEVER_IN_A_STYLE), value
        elif name == "target":
            assert value == "_blank"

    def check_address(self, value, schemes):
        found = urlsplit(value)
        assert found.scheme in schemes, value
        assert found.scheme not in {"http", "https"} or found.netloc, value
        assert not value.lower().startswith(("data:text", "data:image/svg")), value

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    handle_pi = unknown_decl = handle_decl


def in_order(cleaned):
    """The two attributes every link gets come in any order."""
    return cleaned.replace(' target="_blank"', "").replace(' rel="noopener noreferrer nofollow"', "")


def check(written):
    for styled in (True, False):
        cleaned = clean_html(written, styled=styled)
        reader = Reader()
        reader.feed(cleaned)
        reader.close()
        assert in_order(clean_html(cleaned, styled=styled)) == in_order(cleaned)


@pytest.mark.parametrize("attack", [*SCRIPTS, *FOREIGN, *SWITCHES, *LOADING])
def test_leaves_nothing_that_runs_or_loads(attack):
    for before, after in AROUND:
        check(before + attack + after)


@pytest.mark.parametrize("address", ADDRESSES)
def test_leaves_no_address_that_runs_or_leads_to_us(address):
    for quote in ('"', "'"):
        check(f"<a href={quote}{address}{quote}>x</a><img src={quote}{address}{quote}>")
        assert "href=" not in clean_html(f"<a href={quote}{address}{quote}>x</a>")
        assert "src=" not in clean_html(f"<img src={quote}{address}{quote}>")
    check(f"<a href={address}>x</a><img src={address}>")


@pytest.mark.parametrize("style", STYLES)
def test_leaves_no_style_that_loads_or_leaves_its_place(style):
    cleaned = clean_html(f'<p style="{style}">x</p>')
    check(f'<p style="{style}">x</p>')
    assert cleaned in {"<p>x</p>", '<p style="color:red">x</p>'}


def test_leaves_no_style_at_all_where_none_is_wanted():
    assert clean_html('<p style="color:red">x</p>', styled=False) == "<p>x</p>"


@pytest.mark.parametrize(("first", "second"), list(product(SCRIPTS[:8] + FOREIGN, SWITCHES[:10])))
def test_two_attacks_do_not_help_each_other(first, second):
    check(first + second)
    check(second + first)


PIECES = [
    *(
        "<",
        ">",
        "</",
        "/>",
        "'",
        '"',
        "`",
        "=",
        " ",
        "\n",
        "\f",
        "\0",
        "&lt;",
        "&#60",
        "&amp;lt;",
        "&quot;",
        "--",
        "-->",
    ),
    *(
        "<!--",
        "<!",
        "<?",
        "]]>",
        "<![CDATA[",
        "a",
        "img",
        "p",
        "b",
        "svg",
        "math",
        "style",
        "script",
        "title",
        "textarea",
    ),
    *("noscript", "table", "td", "select", "template", "mglyph", "mtext", "foreignObject", "iframe", "xmp", "href"),
    *("src", "onerror", "x", "javascript:", "https:", "//", "style", "color:red", "url(", ")", ";", ":", "alert(1)"),
]


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_pieces_of_attacks_in_any_order(written):
    check(written)
