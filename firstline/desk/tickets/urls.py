from django.urls import path

from firstline.desk.tickets import files, handling, page, people, registering, saying, uploading

urlpatterns = [
    path("new/", registering.new, name="ticket-new"),
    path("people/", people.suggestions, name="person-suggestions"),
    path("<int:number>/", page.ticket, name="ticket"),
    path("<int:number>/thread/", page.thread, name="ticket-thread"),
    path("<int:number>/head/", page.head, name="ticket-head"),
    path("<int:number>/context/", page.context, name="ticket-context"),
    path("<int:number>/details/", handling.details, name="ticket-details"),
    path("<int:number>/answers/", saying.answers, name="ticket-answers"),
    path("<int:number>/notes/", saying.notes, name="ticket-notes"),
    path("<int:number>/messages/<int:message>/withdrawal/", saying.withdrawal, name="ticket-withdrawal"),
    path("<int:number>/mails/<int:mail>/", saying.resending, name="ticket-resending"),
    path("<int:number>/drafts/<str:kind>/", saying.drafts, name="ticket-drafts"),
    path("<int:number>/assignment/", handling.assignment, name="ticket-assignment"),
    path("<int:number>/state/", handling.state, name="ticket-state"),
    path("<int:number>/hold/", handling.holding, name="ticket-hold"),
    path("<int:number>/resolution/", handling.resolution, name="ticket-resolution"),
    path("<int:number>/reopening/", handling.reopening, name="ticket-reopening"),
    path("<int:number>/participants/", people.participants, name="ticket-participants"),
    path("<int:number>/participants/<int:person>/", people.participant, name="ticket-participant"),
    path("<int:number>/presence/", people.presence, name="ticket-presence"),
    path("uploads/", uploading.upload_file, name="uploads"),
    path("uploads/<uuid:upload>/", uploading.uploaded, name="upload"),
    path("files/<int:attachment>/<str:name>", files.file, name="file"),
]
