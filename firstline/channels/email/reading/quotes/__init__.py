"""Parts what a person wrote from what they answered to, in plain text and in HTML, in some thirty languages.

Both are cut into `Line`s; one scanner decides which are the person's own. A forwarded message is never
taken away, answers written between the lines of the other are kept together with those. Every line is
looked at a fixed number of times.

`phrases` holds the words of the languages · `attribution` finds "On … Anna wrote:" · `header_block` finds
"From: … Sent: … To: …" · `separators` finds "-----Original Message-----" and "Forwarded message" · `scan`
decides · `text` and `html` go from and back to the body.
"""
