from firstline.views.models.export import Export, ExportState
from firstline.views.models.saved_view import SavedView, Sharing
from firstline.views.models.view_seat import ViewSeat

__all__ = ["Export", "ExportState", "SavedView", "Sharing", "ViewSeat"]
