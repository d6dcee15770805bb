from firstline.bulk.models.bulk_change import BulkChange, BulkState
from firstline.bulk.models.bulk_item import BulkItem, Outcome

__all__ = ["BulkChange", "BulkItem", "BulkState", "Outcome"]
