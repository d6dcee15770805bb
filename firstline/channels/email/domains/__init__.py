"""Whether other mail servers believe that mail from the desk's domains is the desk's: MX, SPF, DKIM and DMARC.

`ours` looks at a domain of the desk · `asking` puts questions to DNS · `checking` goes through the parts and says what
is missing and what to put into DNS (`findings`): `spf_check`, `published_keys`, `dmarc` · `spf` reads SPF records ·
`senders` knows what a domain's SPF record has to name.
"""
