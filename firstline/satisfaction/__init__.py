"""How users say they were served: asked once for each request, when the desk tells them that it is solved.

The mail carries links of its own for it. A link opens a page with the choice marked and one button: what only visits
addresses (a mail scanner, a preview) decides nothing, because nothing but sending that page's form does.
"""
