from django.urls import path

from firstline.desk.held_mail import views

urlpatterns = [
    path("", views.index, name="held-mail"),
    path("<int:mail>/", views.show, name="held-mail-show"),
    path("<int:mail>/acceptance/", views.accept, name="held-mail-accept"),
    path("<int:mail>/attachment/", views.attach, name="held-mail-attach"),
    path("<int:mail>/discarding/", views.discard, name="held-mail-discard"),
    path("<int:mail>/retry/", views.retry, name="held-mail-retry"),
    path("<int:mail>/original/", views.original, name="mail-original"),
]
