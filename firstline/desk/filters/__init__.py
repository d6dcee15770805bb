"""Typing a filter, with completion, and building the same one from rows."""
