"""What a mail that goes out looks like: its headers, its place in a conversation, its parts.

`compose` turns a queued row into bytes · `headers` keeps strangers' words from becoming headers · `chain` says which
mail it follows · `enclosures` which files go along and which are too large · `recipients` who may be written to at all.
"""
