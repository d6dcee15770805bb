"""Reads a raw message, whatever its state, into one frozen value: `read_mail(raw) -> ReadMail`.

No database, no network, no exception: what can't be read is named in `ReadMail.problems`, what was too much
in `ReadMail.limits_hit`. The cost is in proportion to the length of the message (see `limits`).

`mail` holds the values · `parts` and `boundaries` the tree of MIME parts · `headers`, `words`,
`parameters`, `addresses`, `dates`, `ids` the header fields · `charset`, `transfer`, `flowed` the way from
bytes to text · `bodies`, `attachments` and `names` what is shown and what is a file · `reply`, `quotes` and
`signatures` what the person wrote · `kind`, `auto_replies` and `bounces` who speaks: a person, a program, a
mail server, a list.
"""
