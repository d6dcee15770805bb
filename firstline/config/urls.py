"""The addresses: each face says its own."""

from django.urls import URLPattern, URLResolver, include, path

from firstline.pages import branding, refusals

urlpatterns: list[URLPattern | URLResolver] = [
    path("brand.css", branding.brand_css, name="brand-css"),
    path("logo", branding.logo, name="logo"),
    path("account/", include("firstline.account.urls")),
    path("api/", include("firstline.api.urls")),
    path("desk/", include("firstline.desk.urls")),
    path("", include("firstline.ops.urls")),
    path("", include("firstline.portal.urls")),
]

handler400 = refusals.bad_request
handler404 = refusals.not_found
handler500 = refusals.broken
