from django.urls import path

from firstline.desk.many import views

urlpatterns = [
    path("", views.index, name="many"),
    path("choice/", views.choose, name="many-choose"),
    path("details/", views.details, name="many-details"),
    path("begin/", views.begin_change, name="many-begin"),
    path("<int:bulk>/", views.show, name="many-show"),
    path("<int:bulk>/progress/", views.progress, name="many-progress"),
    path("<int:bulk>/stop/", views.stopping, name="many-stop"),
    path("<int:bulk>/undo/", views.undoing, name="many-undo"),
]
