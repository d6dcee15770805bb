"""What happened, in a sentence: for the thread of a ticket, the portal and the record of everything done.

A file for each room of the house says its sentences; `sentence.py` finds the one for an event.
"""
