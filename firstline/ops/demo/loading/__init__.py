"""Living the demo desk's month through: every step of it is done by the action that does it on a real desk.

`house` moves the cast in, `retelling` goes through the month in the order of time, `habits` leaves traces of who reads
and writes what.
"""
