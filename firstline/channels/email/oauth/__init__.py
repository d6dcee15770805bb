"""Signing in at a mailbox's provider (OAuth 2: authorization code with PKCE) and keeping the sign-in alive.

`signing_in` leads somebody to the provider and takes what they bring back · `tokens` asks the provider for tokens ·
`access` gives the token that opens a mailbox now · `xoauth2` says it to mail servers · `upkeep` renews what ends soon.
"""
