"""Signing mail that leaves: `signing.signed` makes a mail into one with a signature beside it.

`canonical` writes its parts so that no server on the way changes them · `wrapping` puts content and signature together
· `smime` and `pgp` make the signature.
"""
