"""The addresses of the portal. Each request has the same ones behind both of its doors."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from firstline.portal.approvals import door as approval_door
from firstline.portal.approvals import views as approvals
from firstline.portal.assets import views as assets
from firstline.portal.home.views import home
from firstline.portal.requests import (
    answering,
    ended,
    files,
    following,
    listing,
    rating,
    registered,
    registering,
    searching,
    tasks,
)
from firstline.portal.requests.door import beside_the_door, by_link, by_session

app_name = "portal"

BehindDoor = Callable[..., HttpResponseBase]

behind_a_door: dict[str, BehindDoor] = {
    "": following.show,
    "now/": following.show_now,
    "registered/": registered.registered,
    "answers/": answering.answer,
    "solved/": answering.solved,
    "follow-ups/": registering.follow_up,
    "tasks/<int:task>/": tasks.done,
    "how/": rating.in_portal,
}

by_link_only = [
    path("uploads/", by_link(files.send_by_link)),
    path("uploads/<uuid:number>/", by_link(files.upload_by_link)),
    path("files/<int:number>/<str:name>", by_link(files.attachment_by_link)),
    path("links/", beside_the_door(ended.ask_new_link)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("assets/", assets.index, name="assets"),
    path("assets/<int:asset>/", assets.show, name="asset"),
    path("requests/", listing.list_requests, name="requests"),
    path("requests/search/", searching.search, name="search"),
    path("requests/new/", registering.new_request, name="new"),
    path("requests/registered/<int:number>-<str:signature>/", registered.registered_by_stranger, name="registered"),
    path("requests/<int:number>/", include([path(rest, by_session(view)) for rest, view in behind_a_door.items()])),
    path("r/<str:token>/", include([path(rest, by_link(view)) for rest, view in behind_a_door.items()])),
    path("r/<str:token>/", include(by_link_only)),
    path("how/<str:token>/", rating.by_mail, name="how"),
    path("approvals/", approvals.list_asked, name="approvals"),
    path("approvals/<int:approver>/", approval_door.by_session(approvals.show), name="approval"),
    path("approvals/<int:approver>/answer/", approval_door.by_session(approvals.send_answer)),
    path("approvals/<int:approver>/stand-in/", approval_door.by_session(approvals.send_on)),
    path("a/<str:token>/", approval_door.by_link(approvals.show)),
    path("a/<str:token>/answer/", approval_door.by_link(approvals.send_answer)),
    path("a/<str:token>/stand-in/", approval_door.by_link(approvals.send_on)),
    path("files/<int:number>/<str:name>", files.attachment, name="file"),
    path("uploads/", files.send, name="uploads"),
    path("uploads/<uuid:number>/", files.upload, name="upload"),
]
