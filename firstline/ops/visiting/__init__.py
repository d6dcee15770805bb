"""Trying the demo desk: a visitor chooses who to be and is let in without a password."""
