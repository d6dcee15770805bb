from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("set-up/", include("firstline.ops.set_up.urls")),
    path("demo/", include("firstline.ops.visiting.urls")),
]
