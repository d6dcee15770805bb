"""The addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

from firstline.desk.shell import mail_trouble, rail, rail_views

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("rail/", rail, name="rail"),
    path("rail/views/", rail_views, name="rail-views"),
    path("mail-trouble/", mail_trouble, name="mail-trouble"),
    path("", include("firstline.desk.queues.urls")),
    path("", include("firstline.desk.finding.urls")),
    path("", include("firstline.desk.people.urls")),
    path("many/", include("firstline.desk.many.urls")),
    path("satisfaction/", include("firstline.desk.opinions.urls")),
    path("my-tasks/", include("firstline.desk.todo.urls")),
    path("my-day/", include("firstline.desk.days.urls")),
    path("assets/", include("firstline.desk.assets.urls")),
    path("imports/", include("firstline.desk.imports.urls")),
    path("filters/", include("firstline.desk.filters.urls")),
    path("", include("firstline.desk.saved_views.urls")),
    path("needs-a-look/", include("firstline.desk.held_mail.urls")),
    path("settings/", include("firstline.desk.settings.urls")),
    path("tickets/", include("firstline.desk.tickets.urls")),
]
