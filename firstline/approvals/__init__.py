"""Asking people whether what a request wants may be done: who is asked, what they say, and what was decided."""
