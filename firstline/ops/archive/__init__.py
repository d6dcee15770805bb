"""The whole desk in one file: database, files and the secret that its signatures and passwords rest on.

A tar of readable parts: `about.json` (which program wrote it), `tables/NNN-name.jsonl.gz` (a row a line, the same from
either database), `files/<sha256>`, `secret-key`, and last `sums.json` (how many rows and files, and their hashes).
"""
