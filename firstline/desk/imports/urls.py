from django.urls import path

from firstline.desk.imports import views

urlpatterns = [
    path("new/<slug:code>/", views.new, name="import-new"),
    path("new/<slug:code>/example.csv", views.example, name="import-example"),
    path("<int:number>/", views.show, name="import"),
    path("<int:number>/progress/", views.progress, name="import-progress"),
    path("<int:number>/refused.csv", views.refused, name="import-refused"),
]
