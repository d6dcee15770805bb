"""The subject inside what is signed or encrypted (RFC 9788, and `protected-headers` before it).

Programs that encrypt write it there and “...” into the head that everybody can read.
"""

from firstline.channels.email.reading.parts import Part

_SAYS_SO = ("hp", "protected-headers")


def protected_subject(root: Part) -> str:
    """The protected subject; empty where no part says that its head is protected."""
    part = root
    while part.type == "multipart/signed" and part.children:
        part = part.children[0]
    for one in (part, root):
        if any(name in one.content_type.named for name in _SAYS_SO):
            return one.headers.text("subject")
    return ""
