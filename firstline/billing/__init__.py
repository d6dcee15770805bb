"""The time that is spent on requests: entries in whole minutes, and timers that run on the server.

Prices come later and stand beside these entries; what is kept here must be right without them. Users see none of it.
"""
