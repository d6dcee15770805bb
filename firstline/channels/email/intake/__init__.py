"""Taking mail from mail servers: stored raw first, then filed, and only then is the server told.

`connection` opens a mailbox's folder · `folder` asks what waits, fetches and tells; `maildrop` does so by POP3 ·
`storing` makes mails durable · `taking` is one pass over a mailbox · `watching` is the loop that does it as long as a
worker lives, `lease` keeps two workers from watching one mailbox.

`handing_over` takes mail that another program brings, `addressed` says whose it is.
"""
