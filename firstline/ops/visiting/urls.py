from django.urls import URLPattern, URLResolver, path

from firstline.ops.visiting import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.choose, name="demo"),
    path("entrances/", views.enter, name="demo-enter"),
]
