"""The index parts words where people do, knows who said them, and holds names of files and how tickets were solved."""

from django.db import migrations

PUNCTUATION = "!\"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u2013\u2014\u2019\u201c\u201d\u2026"
PARTED = f"translate(text, '{PUNCTUATION}', repeat(' ', {len(PUNCTUATION) - 1}))"

WHO = [
    "UPDATE search_entry SET from_desk = TRUE, "
    "shown_from = (SELECT shown_from FROM message WHERE message.id = search_entry.source_id) "
    "WHERE kind = 'message' AND source_id IN (SELECT id FROM message WHERE from_desk)",
    "UPDATE search_entry SET from_desk = TRUE WHERE is_internal",
]
FILES_AND_RESOLUTIONS = [
    "INSERT INTO search_entry (ticket_id, kind, source_id, is_internal, from_desk, shown_from, text) "
    "SELECT message.ticket_id, 'file', attachment.id, FALSE, message.from_desk, "
    "CASE WHEN message.from_desk THEN message.shown_from END, attachment.name "
    "FROM attachment JOIN message ON message.id = attachment.message_id WHERE message.withdrawn_at IS NULL",
    "INSERT INTO search_entry (ticket_id, kind, source_id, is_internal, from_desk, shown_from, text) "
    "SELECT note.ticket_id, 'file', attachment.id, TRUE, TRUE, NULL, attachment.name "
    "FROM attachment JOIN note ON note.id = attachment.note_id",
    "INSERT INTO search_entry (ticket_id, kind, source_id, is_internal, from_desk, shown_from, text) "
    "SELECT id, 'resolution', id, FALSE, TRUE, NULL, resolution FROM ticket WHERE resolution <> ''",
]
# The parser of PostgreSQL takes addresses, hosts and numbers with signs for one word each; without the signs it parts
# words as SQLite does.
POSTGRESQL = [
    "ALTER TABLE search_entry DROP COLUMN vector",
    *WHO,
    f"ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', {PARTED})) STORED",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
    *FILES_AND_RESOLUTIONS,
]
# A table that gets a column is made anew by Django on SQLite, and loses its triggers.
TRIGGERS = [
    "CREATE TRIGGER IF NOT EXISTS search_entry_added AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_words(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER IF NOT EXISTS search_entry_removed AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_words(search_words, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER IF NOT EXISTS search_entry_changed AFTER UPDATE OF id, text ON search_entry BEGIN "
    "INSERT INTO search_words(search_words, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO search_words(rowid, text) VALUES (new.id, new.text); END",
]
SQLITE = ["DROP TRIGGER IF EXISTS search_entry_changed", *WHO, *TRIGGERS, *FILES_AND_RESOLUTIONS]


def part_words(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_words_and_their_forms"), ("tickets", "0006_spam")]
    operations = [migrations.RunPython(part_words, migrations.RunPython.noop, elidable=False)]
