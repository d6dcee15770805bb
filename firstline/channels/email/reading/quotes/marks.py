"""What mail programs say in their HTML about quotes and signatures, by classes, ids and the like."""

import re
from typing import Literal

from firstline.channels.email.reading.quotes.lines import Mark
from firstline.core.html.tokens import Token

ElementMark = Literal["quote", "doubtful quote"] | Mark

_ATTRIBUTION_CLASSES = {"gmail_attr", "moz-cite-prefix", "moz-email-headers-table"}
_ATTRIBUTION_IDS = {"reply-intro"}
_FORWARD_CLASSES = {"moz-forward-container", "forwarded-message"}
_SIGNATURE_PREFIX = "gmail_signature_prefix"
_REST_CLASSES = {
    *(
        "outlookmessageheader",
        "yahoo_quoted",
        "protonmail_quote",
        "zmail_extra",
        "ms-outlook-mobile-reference-message",
    ),
    *(
        "freshdesk_quote",
        "zendesk_quote",
        "tutanota_quote",
        "hm_quote",
        "mailru-blockquote",
        "reply_original",
    ),
}
_REST_IDS = {
    *(
        "divrplyfwdmsg",
        "olk_src_body_section",
        "isreplycontent",
        "zwchr",
        "mail-editor-reference-message-container",
    ),
    *(
        "ms-outlook-mobile-body-separator-line",
        "_originalcontent",
        "orighead",
        "quoted_header",
        "stopspelling",
    ),
}
_REST_NAMES = {"messagereplysection", "quote", "quoted-content"}
_QUOTE_CLASSES = {
    "gmail_quote",
    "cite",
    "cite2",
    "front-blockquote",
    "protonmail_quote",
    "tutanota_quote",
    "quote",
}
_WORTH_READING = re.compile(
    "quote|cite|signature|rply|reply|_attr|header|original|reference|separator|zwchr|forward|spelling|orighead|message"
    "|olk_src|extra|border-top",
    re.IGNORECASE,
)
_WORD_HEAD = re.compile(r"border:none;border-top:solid#(?:e1e1e1|b5c4df)1\.0pt;padding:3\.0pt0")
_SHOWN = re.compile(r"^(?:x_)++")
_INDENTED = ("border:none", "border:0", "border-left:none")


def may_be_marked(html: str, token: Token) -> bool:
    """Tell quickly whether it is worth reading the attributes of a tag."""
    return token.name == "blockquote" or _WORTH_READING.search(html, token.start, token.end) is not None


def mark_of(name: str, attributes: dict[str, str]) -> ElementMark:
    """Return what an element is, as far as its attributes tell."""
    classes = {_own_name(name) for name in attributes.get("class", "").lower().split()}
    element_id = _own_name(attributes.get("id", "").lower())
    if classes & _ATTRIBUTION_CLASSES or element_id in _ATTRIBUTION_IDS:
        return "attribution"
    if classes & _FORWARD_CLASSES:
        return "forward"
    if name == "blockquote":
        return _quote(attributes, classes)
    is_named_rest = name == "div" and attributes.get("name", "").lower() in _REST_NAMES
    if is_named_rest or classes & _REST_CLASSES or element_id in _REST_IDS or element_id.startswith("yahoo_quoted"):
        return "rest"
    if name == "div" and _WORD_HEAD.match(attributes.get("style", "").lower().replace(" ", "")):
        return "head"
    return "signature" if _is_signature(attributes, classes, element_id) else ""


def _own_name(name: str) -> str:
    """Take away what Outlook on the web puts before the names in a mail it shows: `x_divRplyFwdMsg`."""
    return _SHOWN.sub("", name, count=1)


def _quote(attributes: dict[str, str], classes: set[str]) -> ElementMark:
    """Tell what programs quote from what people quote or only indent."""
    style = attributes.get("style", "").lower().replace(" ", "")
    if attributes.get("type", "").lower() == "cite" or "cite" in attributes or classes & _QUOTE_CLASSES:
        return "quote"
    if any(name.startswith(("yiv", "iosymail", "ydp")) for name in classes):
        return "quote"
    return "" if any(indented in style for indented in _INDENTED) else "doubtful quote"


def _is_signature(attributes: dict[str, str], classes: set[str], element_id: str) -> bool:
    if "signature" in element_id or attributes.get("data-smartmail") == "gmail_signature":
        return True
    return any("signature" in name and "empty" not in name for name in classes)
