"""The language the desk's mails are written in: plain words, fields in double braces, links, and nothing else.

`{{ticket.number}}` is replaced by its value. `[words]({{link}})` is a link; on a line of its own it becomes a button,
as do several below a question. A paragraph with a link that leads nowhere this time is left out. A blank line begins a
paragraph, a line of `---` the small print. There are no conditions and no loops; a value is never read as language; in
the HTML of a mail every value is escaped.

`parse` reads a text · `check` says what is wrong with it · `fill` puts values in · `layout` is the page around them.
"""
