"""Reading in a process of its own, with limits on time and memory: `reading.read_apart(raw) -> ReadMail`.

What strangers send may find a flaw in a parser, ours or one written in C. So a message is taken apart where there are
no keys and no database. `reading` is what the rest of the desk calls; `readers` keeps a few processes for all threads,
`reader` is one of them, `limits` says what it may take; `answers` and `pipes` are how the two sides talk: lengths, JSON
and bytes, so that an answer can never be more than values. `__main__` is the other side.
"""
