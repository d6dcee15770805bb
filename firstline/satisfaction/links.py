"""Links by which one user says how they were served in one ticket, without signing in.

Each is bound to the rating's own random key and ends by itself, or with all links of the desk. It opens the question
and nothing else, neither the ticket nor any other; visiting it changes nothing.
"""

from datetime import datetime, timedelta

from firstline.core.links import absolute
from firstline.core.tokens import sign, verify
from firstline.satisfaction.models import Rating, Score

PURPOSE = "satisfaction"
LASTS = timedelta(days=60)


def rating_link(rating: Rating, score: Score, *, at: datetime) -> str:
    """The whole address of the page that has this choice marked."""
    return absolute(f"/how/{rating_token(rating, at=at)}/?was={score.value}")


def rating_token(rating: Rating, *, at: datetime) -> str:
    ends_on = int((at + LASTS).timestamp()) // 86400
    return f"{rating.pk}-{ends_on}-{sign(PURPOSE, rating.pk, rating.link_key, ends_on)}"


def read_rating_token(token: str, *, at: datetime) -> Rating | None:
    """The rating whose link this is; None when it isn't ours, its time is over, or the ticket turned out to be spam."""
    parts = token.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts[:2]) or len(token) > 80:
        return None
    number, ends_on = int(parts[0]), int(parts[1])
    found = Rating.objects.select_related("ticket", "person").filter(pk=number, ticket__is_spam=False).first()
    if found is None or not verify(parts[2], PURPOSE, found.pk, found.link_key, ends_on):
        return None
    return found if ends_on * 86400 >= at.timestamp() and found.person.is_active else None
