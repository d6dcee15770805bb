from django.urls import path

from firstline.desk.finding import views

urlpatterns = [
    path("palette/", views.palette, name="palette"),
    path("search/", views.search, name="search"),
]
