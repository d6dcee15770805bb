from django.urls import path

from firstline.desk.assets import choosing, keeping, listing, page

urlpatterns = [
    path("", listing.index, name="assets"),
    path("new/", keeping.new, name="asset-new"),
    path("suggestions/", choosing.suggestions, name="asset-suggestions"),
    path("<int:asset>/", page.show, name="asset"),
    path("<int:asset>/edit/", keeping.change, name="asset-edit"),
    path("<int:asset>/retirement/", keeping.retire, name="asset-retire"),
]
