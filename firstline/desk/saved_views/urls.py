from django.urls import path

from firstline.desk.saved_views import exports, keeping, lists

urlpatterns = [
    path("views/", keeping.index, name="views"),
    path("views/new/", keeping.new, name="view-new"),
    path("views/<int:view>/", lists.show, name="view"),
    path("views/<int:view>/rows/", lists.rows, name="view-rows"),
    path("views/<int:view>/edit/", keeping.change, name="view-edit"),
    path("views/<int:view>/moves/", keeping.move, name="view-move"),
    path("views/<int:view>/removals/", keeping.remove, name="view-remove"),
    path("exports/", exports.index, name="exports"),
    path("exports/new/", exports.new, name="export-new"),
    path("exports/<int:export>/", exports.show, name="export"),
    path("exports/<int:export>/progress/", exports.progress, name="export-progress"),
    path("exports/<int:export>/file/", exports.file, name="export-file"),
]
