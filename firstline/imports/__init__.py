"""Lists from spreadsheets: read, matched to fields, looked at first, and then taken over row by row or not at all."""
