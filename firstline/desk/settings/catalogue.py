"""Categories, products and services."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.catalogue.actions.keep_category import add_category, change_category
from firstline.catalogue.actions.keep_product import add_product, change_product
from firstline.catalogue.actions.move_category import move_category
from firstline.catalogue.actions.remove_category import remove_category
from firstline.catalogue.models import Category, Product, ProductKind
from firstline.catalogue.queries import category_tree
from firstline.catalogue.tree import Spot, spot_beside
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class CategoryForm(NamedForm):
    synonyms = forms.CharField(
        label=gettext_lazy("Synonyms"),
        help_text=gettext_lazy("Other words people say for it, with commas between them. It is found by them too."),
        required=False,
        max_length=2000,
    )
    parent = forms.ModelChoiceField(
        Category.objects.all(),
        label=gettext_lazy("Below"),
        required=False,
        empty_label=gettext_lazy("Nothing: at the top"),
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        paths = [(branch.category.pk, branch.path) for branch in category_tree(with_inactive=True)]
        self.fields["parent"].choices = [("", _("Nothing: at the top")), *paths]  # type: ignore[attr-defined]

    def clean_synonyms(self) -> list[str]:
        return str(self.cleaned_data["synonyms"]).split(",")


class ProductForm(NamedForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=ProductKind.choices,
        widget=forms.RadioSelect,
        initial=ProductKind.HARDWARE,
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        help_text=gettext_lazy("One line that helps users choose."),
        max_length=250,
        required=False,
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)


@require_GET
@for_those_who_may(Permission.CATALOGUE)
def categories(request: HttpRequest) -> HttpResponse:
    return settings_page(request, "categories", {"branches": category_tree(with_inactive=True)}, here="categories")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def new_category(request: HttpRequest) -> HttpResponse:
    form = CategoryForm(request.POST or None, initial={"parent": request.GET.get("below")})
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_category(by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="categories", title=_("New category"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def edit_category(request: HttpRequest, category: int) -> HttpResponse:
    found = Category.objects.filter(pk=category).first()
    if found is None:
        raise NotFound(_("There is no such category."))
    initial = {
        **NamedForm.initial_of(found),
        "parent": found.parent_id,
        "synonyms": ", ".join(found.synonyms),
        "is_active": found.is_active,
    }
    form = CategoryForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_category(found, by=viewer(request).actor, at=now(), **names(values))

    context = {"category": found}
    return edit(
        request,
        form,
        keep,
        here="categories",
        title=found.label,
        saved=_("Saved."),
        template="category",
        context=context,
    )


@require_POST
@for_those_who_may(Permission.CATALOGUE)
def move(request: HttpRequest) -> HttpResponse:
    """`move` says what goes where: "12 up" (down, in, out), "12 before 15" or "12 below 15"."""
    words = [*request.POST.get("move", "").split(), "", "", ""]
    every = {branch.category.pk: branch.category for branch in category_tree(with_inactive=True)}
    category, other = every.get(asked_id(words[0])), every.get(asked_id(words[2]))
    if category is None:
        raise NotFound(_("There is no such category."))
    spot = _spot(category, words[1], other)
    if spot is not None:
        move_category(category, below=spot.below, before=spot.before, by=viewer(request).actor, at=now())
    if request.headers.get("HX-Request"):
        return render(request, "desk/settings/category_tree.jinja", {"branches": category_tree(with_inactive=True)})
    return HttpResponseRedirect(reverse("desk:settings-categories"))


def _spot(category: Category, how: str, other: Category | None) -> Spot | None:
    if how == "before" and other is not None:
        return Spot(other.parent, other)
    if how == "below" and other is not None:
        return Spot(other, None)
    return spot_beside(category_tree(with_inactive=True), category, how)


@require_POST
@for_those_who_may(Permission.CATALOGUE)
def remove(request: HttpRequest, category: int) -> HttpResponse:
    found = Category.objects.filter(pk=category).first()
    if found is None:
        raise NotFound(_("There is no such category."))
    is_gone = remove_category(found, by=viewer(request).actor, at=now())
    say_next(request, _("Removed.") if is_gone else _("It is in use, so it stays, but can't be chosen any more."))
    return HttpResponseRedirect(reverse("desk:settings-categories"))


@require_GET
@for_those_who_may(Permission.CATALOGUE)
def products(request: HttpRequest) -> HttpResponse:
    return settings_page(request, "products", {"products": Product.objects.all()}, here="products")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def new_product(request: HttpRequest) -> HttpResponse:
    form = ProductForm(request.POST or None)
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_product(by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="products", title=_("New product or service"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def edit_product(request: HttpRequest, product: int) -> HttpResponse:
    found = Product.objects.filter(pk=product).first()
    if found is None:
        raise NotFound(_("There is no such product."))
    initial = {
        **NamedForm.initial_of(found),
        "kind": found.kind,
        "description": found.description,
        "is_active": found.is_active,
    }
    form = ProductForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_product(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="products", title=found.label, saved=_("Saved."))
