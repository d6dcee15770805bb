"""One page for each stage of an import: before it, while it runs, and after it."""

from collections.abc import Iterable
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.clock import now
from firstline.desk.shell import desk_page
from firstline.imports.actions.prepare import CannotImport, choose_columns, prepare_import, start_import
from firstline.imports.giving_out import csv_lines
from firstline.imports.kinds import KINDS
from firstline.imports.kinds.kind import Kind
from firstline.imports.models import ListImport, RefusedRow
from firstline.imports.policies import access_import, access_kind
from firstline.imports.queries import imports_of, preview_of, reasons_in_words, refused_lines
from firstline.imports.reading import CannotReadList
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer

SHOWN_REFUSED = 50
MAY_IMPORT = tuple({kind.permission for kind in KINDS.values()})
BACK = {"assets": "desk:assets", "people": "desk:settings-people", "organisations": "desk:settings-organisations"}


@require_http_methods(["GET", "POST"])
@for_those_who_may(*MAY_IMPORT)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Sending a list, and the lists that were sent before."""
    actor, fault = viewer(request).actor, ""
    kind = access_kind(actor, code)
    if request.method == "POST":
        try:
            taken = prepare_import(kind, *_sent(request), by=actor, at=now())
        except (CannotImport, CannotReadList) as refusal:
            fault = str(refusal)
        else:
            return HttpResponseRedirect(reverse("desk:import", args=[taken.pk]))
    context = {"kind": kind, "fault": fault, "earlier": imports_of(kind), "back": reverse(BACK[code])}
    response = desk_page(request, "desk/imports/new.jinja", context, current=code)
    response.status_code = 422 if fault else 200
    return response


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        raise CannotImport(_("Choose a file."), field="file")
    return file.read(), file.name or "list.csv"


@require_http_methods(["GET", "POST"])
@for_those_who_may(*MAY_IMPORT)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The columns and first rows of a list that was sent, its progress, or its report. POST: `columns` anew, and with
    `start` the beginning."""
    actor, fault = viewer(request).actor, ""
    taken = access_import(actor, number)
    if request.method == "POST":
        try:
            taken = choose_columns(taken, request.POST.getlist("columns"), by=actor)
            if "start" in request.POST:
                all_or_nothing = request.POST.get("mode") == "all"
                start_import(taken, all_or_nothing=all_or_nothing, by=actor, at=now())
            if not request.headers.get("HX-Request"):
                return HttpResponseRedirect(reverse("desk:import", args=[number]))
        except CannotImport as refusal:
            fault = str(refusal)
    return _page(request, taken, fault)


def _page(request: HttpRequest, taken: ListImport, fault: str) -> HttpResponse:
    kind = KINDS[taken.list_of]
    context = {"taken": taken, "kind": kind, "fault": fault, "back": reverse("desk:import-new", args=[kind.code])}
    if taken.is_running or taken.is_over:
        context |= _report(taken)
        return desk_page(request, "desk/imports/report.jinja", context, current=kind.code)
    context |= {"preview": preview_of(taken), "fields": [(one.name, str(one.label)) for one in kind.fields]}
    context["mode"] = "all" if request.POST.get("mode") == "all" else "right"
    if request.headers.get("HX-Request"):
        return render(request, "desk/imports/matching.jinja", context)
    response = desk_page(request, "desk/imports/match.jinja", context, current=kind.code)
    response.status_code = 422 if fault else 200
    return response


def _report(taken: ListImport) -> dict[str, object]:
    rows = RefusedRow.objects.filter(list_import=taken)[:SHOWN_REFUSED]
    return {"refused": [(row, reasons_in_words(row)) for row in rows]}


@require_GET
@for_those_who_may(*MAY_IMPORT)
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far it is, for the page that waits for it."""
    taken = access_import(viewer(request).actor, number)
    context = {"taken": taken, "kind": KINDS[taken.list_of], **_report(taken)}
    return render(request, "desk/imports/progress.jinja", context)


@require_GET
@for_those_who_may(*MAY_IMPORT)
def refused(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """The refused rows as a list that can be put right and sent again."""
    taken = access_import(viewer(request).actor, number)
    return _csv(refused_lines(taken), _("refused.csv"))


@require_GET
@for_those_who_may(*MAY_IMPORT)
def example(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """A list to begin with."""
    kind = access_kind(viewer(request).actor, code)
    return _csv(_example_rows(kind), f"{kind.label}.csv")


def _example_rows(kind: Kind) -> list[list[str]]:
    head = [str(field.label) for field in kind.fields]
    return [head, *([row.get(field.name, "") for field in kind.fields] for row in kind.example)]


def _csv(rows: Iterable[Iterable[object]], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response
