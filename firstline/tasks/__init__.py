"""Tasks of requests, and the checklists they come from."""
