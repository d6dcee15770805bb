"""Mails as the programs and servers of this world write them, in forty languages, with what each must be read as.

What is expected comes from whoever wrote the mail down here, never from the reader. `languages` holds the words,
`clients` what each mail program makes of them, `letters` the ways people answer; `servers` bounces and delays, `programs` mail
nobody wrote, `people` mail that only looks like theirs; `heads` the fields, `bodies` the ways from bytes to text.
`bench/reading` prints how many are read right; `test_corpus.py` demands that all are.
"""
