"""Opening what is encrypted: CMS (S/MIME) and OpenPGP, with keys that somebody hands over.

`closed` finds what is closed in a mail that was read · `cms` and `pgp` open it · `apart` has that done in a process of
its own, with limits on time and memory · `joining` makes one mail of the outer and the opened one. No database here.
"""
