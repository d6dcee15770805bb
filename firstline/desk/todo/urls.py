from django.urls import path

from firstline.desk.todo import views

urlpatterns = [path("", views.my_tasks, name="my-tasks"), path("<int:task>/done/", views.done, name="my-task-done")]
