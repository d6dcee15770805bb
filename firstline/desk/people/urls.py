from django.urls import path

from firstline.desk.people import views

urlpatterns = [
    path("people/<int:person>/", views.person, name="person"),
    path("organisations/<int:organisation>/", views.organisation, name="organisation"),
]
