"""Mail: mailboxes, what comes in, what goes out, and what needs a look.

Coming in: `intake` takes mail from servers and stores it raw, `reading` says what is in it, `filing` decides what
becomes of it, `held` is what people decide about mail that needs a look. Going out: `composing`, `outbox`, `sending`.
`addressing` makes and reads the signed addresses and ids that tie the two together, `trial` tries a mailbox's settings.
"""
