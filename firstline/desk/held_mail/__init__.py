"""Needs a look: mail that a person decides about."""
