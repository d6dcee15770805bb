from django.urls import URLPattern, URLResolver, path

from firstline.ops.set_up.steps.administrator import administrator
from firstline.ops.set_up.steps.desk import desk
from firstline.ops.set_up.steps.first_request import first_request
from firstline.ops.set_up.steps.mailbox import mailbox
from firstline.ops.set_up.steps.team_mates import team_mates

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk, name="set-up"),
    path("administrator/", administrator, name="set-up-administrator"),
    path("mailbox/", mailbox, name="set-up-mailbox"),
    path("team-mates/", team_mates, name="set-up-team-mates"),
    path("first-request/", first_request, name="set-up-first-request"),
]
