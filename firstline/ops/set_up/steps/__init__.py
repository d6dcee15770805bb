"""The steps of the set-up, in their order: the desk, its administrator, a mailbox, team mates, a first request."""
