from django.urls import path

from firstline.desk.days import views

urlpatterns = [path("", views.my_day, name="my-day")]
