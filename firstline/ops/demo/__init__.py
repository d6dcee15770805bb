"""The demo desk: Nordby Support and a month of its work, told relative to now.

`cast` holds who there is, `content` what they write, `month.month(now)` dates it. Nothing here touches a database.
"""
