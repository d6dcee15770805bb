"""Mail servers hand mail over by SMTP or LMTP, where the settings name a place to listen at.

`places` says where · `reception` decides about recipients and takes mails · `conversation` speaks the protocol, within
limits · `loop` listens as long as a worker lives.
"""
