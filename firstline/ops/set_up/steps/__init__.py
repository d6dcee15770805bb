"""The steps of the set-up, in their order: the desk, its administrator, team mates, a first request."""
