"""Lists from spreadsheets at the desk: sending one, matching its columns, looking first, and the report."""
