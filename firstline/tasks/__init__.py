"""Tasks of requests: who does what until when, in which order; and the checklists that put several on at once."""
