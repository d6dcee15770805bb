"""What follows from what.

`now` runs in the event's own transaction, `later` as a job committed with it, `push` names the live topics whose open
pages re-read themselves.
"""
