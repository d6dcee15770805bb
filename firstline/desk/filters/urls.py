from django.urls import path

from firstline.desk.filters import building, views

urlpatterns = [
    path("completions/", views.completions, name="filter-completions"),
    path("build/", building.build, name="filter-build"),
]
