"""The way in: signing in, links by mail, invitations, own profile."""
