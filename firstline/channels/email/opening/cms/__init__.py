"""Encrypted CMS messages (RFC 5652, RFC 5083): whom they are for, the key of their content, the content."""
