"""The addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

from firstline.desk.shell import mail_trouble, rail

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("rail/", rail, name="rail"),
    path("mail-trouble/", mail_trouble, name="mail-trouble"),
    path("", include("firstline.desk.queues.urls")),
    path("", include("firstline.desk.finding.urls")),
    path("", include("firstline.desk.people.urls")),
    path("satisfaction/", include("firstline.desk.opinions.urls")),
    path("my-tasks/", include("firstline.desk.todo.urls")),
    path("my-day/", include("firstline.desk.days.urls")),
    path("needs-a-look/", include("firstline.desk.held_mail.urls")),
    path("settings/", include("firstline.desk.settings.urls")),
    path("tickets/", include("firstline.desk.tickets.urls")),
]
