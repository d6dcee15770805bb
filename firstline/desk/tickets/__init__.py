"""One ticket: its page, and everything that can be done to it."""
