from django.urls import path

from firstline.desk.opinions import views

urlpatterns = [path("", views.index, name="opinions")]
