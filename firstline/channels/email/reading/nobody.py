"""Addresses that say by their own words that nobody reads what is sent to them."""

import re

_NOBODY = re.compile(
    r"(?:^|[._+-])(?:no|do[._-]?not|dont|never)[._-]?(?:reply|respond|answer)|noreply|(?:inte|ej)[._-]?svara|svara[._-]?(?:inte|ej)"
    r"|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|(?:^|[._+-])keine?[._-]?antwort|no[._-]?responder|nao[._-]?responda"
    r"|non[._-]?rispondere|ikke[._-]?svar|niet[._-]?(?:ant|beant)woorden",
    re.IGNORECASE,
)


def is_nobody(address: str) -> bool:
    """Whether nobody reads what is sent to this address, by its own words."""
    return _NOBODY.search(address.rpartition("@")[0][:60]) is not None
