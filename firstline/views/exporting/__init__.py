"""Writing lists of requests into files: which columns, row by row, as CSV or for a spreadsheet."""
