"""Doing one thing to many tickets: begun by an agent, worked off by jobs with progress, reported, and undone.

Owns `BulkChange` and its `BulkItem`s. Verbs: begin, stop, undo. Events: BulkBegun, BulkEnded, BulkStopped, BulkUndoing.
Every ticket is changed by the same action as by hand, with the rights its agent has at that moment.
"""
