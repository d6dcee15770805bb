"""Mail that says another mail was not delivered: as a report (RFC 3464), or in the words of some mail server.

`read_bounce` returns None for everything else: mail by people is never taken for a bounce, whatever it tells.
"""
