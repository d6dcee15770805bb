from django.urls import URLPattern, URLResolver, include, path

from firstline.ops.mail import hooks

urlpatterns: list[URLPattern | URLResolver] = [
    path("set-up/", include("firstline.ops.set_up.urls")),
    path("demo/", include("firstline.ops.visiting.urls")),
    path("hooks/mail/<int:mailbox>/<str:secret>/incoming/", hooks.incoming, name="mail-hook"),
    # Mailgun gives the whole mail to addresses with “mime” in them, and its parts to others.
    path("hooks/mail/<int:mailbox>/<str:secret>/incoming-mime/", hooks.incoming, name="mail-hook-mime"),
    path("hooks/mail/<int:mailbox>/<str:secret>/events/", hooks.events, name="mail-events-hook"),
]
