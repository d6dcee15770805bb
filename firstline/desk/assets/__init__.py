"""Assets at the desk: the list, the page of one, keeping them, and choosing one for a request."""
