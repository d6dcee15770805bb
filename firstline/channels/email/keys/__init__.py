"""Reading key files that administrators hand over: PKCS#12, PEM, PGP. No database here.

`read.read_key` tells what a file is and returns a `FoundKey`, or says in plain words what is wrong (`CannotReadKey`).
"""
