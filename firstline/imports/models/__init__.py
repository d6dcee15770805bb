from firstline.imports.models.list_import import ImportState, ListImport
from firstline.imports.models.refused_row import RefusedRow

__all__ = ["ImportState", "ListImport", "RefusedRow"]
