"""The ground every package stands on: events, ids, clock, files, html, text, errors, jobs, access."""
