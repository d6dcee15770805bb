"""Plain text whose lines were broken to be put together again: `format=flowed` (RFC 3676)."""


def unflow(text: str, *, delete_space: bool) -> str:
    """Return the text with flowed lines joined, quote marks as `> `. `delete_space` is `DelSp=yes`."""
    out: list[str] = []
    flowing_depth: int | None = None
    paragraph: list[str] = []
    for line in text.split("\n"):
        depth, content = _quote_depth(line)
        is_signature_mark = content == "-- "
        if flowing_depth is not None and (depth != flowing_depth or is_signature_mark):
            out.append(_quoted("".join(paragraph).rstrip(" "), flowing_depth))
            paragraph, flowing_depth = [], None
        flows = content.endswith(" ") and not is_signature_mark
        paragraph.append(content[:-1] if flows and delete_space else content)
        if flows:
            flowing_depth = depth
        else:
            out.append(_quoted("".join(paragraph), depth))
            paragraph, flowing_depth = [], None
    if paragraph:
        out.append(_quoted("".join(paragraph).rstrip(" "), flowing_depth or 0))
    return "\n".join(out)


def _quote_depth(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = len(line) - len(content)
    return depth, content.removeprefix(" ")


def _quoted(content: str, depth: int) -> str:
    if not depth:
        return content
    return f"{'>' * depth} {content}" if content else ">" * depth
