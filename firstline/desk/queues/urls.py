from django.urls import path

from firstline.desk.queues import views

urlpatterns = [
    path("", views.home, name="home"),
    path("queues/<slug:code>/", views.queue, name="queue"),
    path("queues/<slug:code>/rows/", views.rows, name="queue-rows"),
    path("requests/", views.every, name="all"),
    path("requests/rows/", views.every_rows, name="all-rows"),
]
