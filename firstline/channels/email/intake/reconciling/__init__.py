"""Comparing, every night, what lies on the servers, the stored originals and the requests; mending what can be mended.

Nothing here should ever find anything: it is for what nobody thought of. `compare` does a mailbox, `on_server` and
`here` look at either side, `nightly` says when, `report` says it in words.
"""
