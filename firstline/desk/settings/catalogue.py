"""Categories, products and services."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.catalogue.actions.keep_category import add_category, change_category
from firstline.catalogue.actions.keep_product import add_product, change_product
from firstline.catalogue.models import Category, Product, ProductKind
from firstline.catalogue.queries import category_tree
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer


class CategoryForm(NamedForm):
    parent = forms.ModelChoiceField(
        Category.objects.all(),
        label=gettext_lazy("Below"),
        required=False,
        empty_label=gettext_lazy("Nothing: at the top"),
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)


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
    initial = {**NamedForm.initial_of(found), "parent": found.parent_id, "is_active": found.is_active}
    form = CategoryForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_category(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="categories", title=found.label, saved=_("Saved."))


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
