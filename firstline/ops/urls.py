from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", include("firstline.ops.visiting.urls")),
]
