"""Filing: what becomes of a mail that is stored.

`decide` says what is to be done, from what the mail says (`firstline.channels.email.reading`) and what we know
(`facts`, with `pointers`, `breaker` and `verification`); `apply` does it; `preparing` makes words and files of what was
read; `filing` takes stored mails through all of it, and holds what fails so that it never stops those behind it.
"""
