"""How was the help? By the link of a mail, without signing in, or on the page of the request.

Opening the link only marks a choice; sending the page's form decides. So a mail scanner, a preview or a prefetch, which
all open addresses, say nothing in a user's name.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from firstline.core.clock import now
from firstline.pages.viewer import zone_of
from firstline.portal.requests.answering import done as show_done
from firstline.portal.requests.door import Door, kept_private
from firstline.satisfaction.actions.rate import CannotRate, rate, rate_ticket
from firstline.satisfaction.links import read_rating_token
from firstline.satisfaction.models import Rating, Score


@csrf_exempt
def by_mail(request: HttpRequest, token: str) -> HttpResponseBase:
    """The question with the choice of the link marked; sent, it is the answer. The address is the proof, as it is for
    the links of guests: whoever could forge this form has the link."""
    rating = read_rating_token(token, at=now())
    if rating is None:
        return kept_private(render(request, "portal/rating/ended.jinja", status=404))
    language = rating.person.language or rating.ticket.language or translation.get_language()
    with translation.override(language), timezone.override(zone_of(rating.person.time_zone)):
        answer = _answer if request.method == "POST" else _question
        return kept_private(answer(request, rating, token))


def in_portal(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The same, for whoever came to their request."""
    if request.method != "POST":
        return redirect(door.base)
    said = {"score": request.POST.get("score", ""), "comment": request.POST.get("comment", "")}
    rate_ticket(door.ticket, by=door.actor, at=now(), **said)
    return show_done(request, door, None, _("Thank you for telling us."))


def _question(
    request: HttpRequest, rating: Rating, token: str, *, error: str = "", is_done: bool = False, status: int = 200
) -> HttpResponse:
    marked = request.POST.get("score") or request.GET.get("was", "")
    context = {
        "rating": rating,
        "ticket": rating.ticket,
        "address": f"/how/{token}/",
        "scores": Score.choices,
        "marked": marked if marked in Score.values else rating.score,
        "comment": request.POST.get("comment", rating.comment),
        "error": error,
        "is_done": is_done,
    }
    return render(request, "portal/rating/how.jinja", context, status=status)


def _answer(request: HttpRequest, rating: Rating, token: str) -> HttpResponse:
    said = {"score": request.POST.get("score", ""), "comment": request.POST.get("comment", "")}
    try:
        rated = rate(rating, at=now(), **said)
    except CannotRate as refusal:
        return _question(request, rating, token, error=str(refusal), status=422)
    return _question(request, rated, token, is_done=True)
