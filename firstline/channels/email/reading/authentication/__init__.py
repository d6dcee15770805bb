"""Who really sent a message, as the server that took it in says (`Authentication-Results`, RFC 8601).

Anybody can write such a field into a mail. Only what our own server wrote counts: the field has its name, and stands
where nothing from outside can stand.

`results` reads one field · `trace` finds those that our server wrote · `verdict` says what follows from them ·
`domains` compares domains.
"""
