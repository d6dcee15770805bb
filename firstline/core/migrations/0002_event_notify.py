"""On PostgreSQL every committed event is announced, so that open pages learn of it without asking the table."""

from django.db import migrations

ANNOUNCE = """
CREATE FUNCTION firstline_announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('firstline_event', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER event_announced AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION firstline_announce_event();
"""


def announce(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ANNOUNCE)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(announce, migrations.RunPython.noop, elidable=False)]
