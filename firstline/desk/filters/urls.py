from django.urls import path

from firstline.desk.filters import views

urlpatterns = [
    path("completions/", views.completions, name="filter-completions"),
]
