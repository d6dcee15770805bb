"""Registering requests and following them, signed in or by the link of a mail."""
