"""Opens winmail.dat: what Outlook and Exchange wrap a message in (TNEF, MS-OXTNEF), put back as MIME.

`stream` reads the attributes · `properties` the MAPI properties within · `rtf` turns a body in RTF back into the HTML
it was made of, or into text · `mime` writes it all as a part that the rest of `reading` reads like any other.

The one library for it on PyPI counts to four thousand million when a file of a hundred bytes says so.
"""
