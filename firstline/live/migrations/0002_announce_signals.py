"""On PostgreSQL a signal is announced to all processes when it commits."""

from django.db import migrations

ANNOUNCE = """
CREATE FUNCTION firstline_announce_signal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('firstline_signal', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER signal_announced AFTER INSERT ON live_signal FOR EACH ROW EXECUTE FUNCTION firstline_announce_signal();
"""


def announce(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ANNOUNCE)


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial")]
    operations = [migrations.RunPython(announce, migrations.RunPython.noop, elidable=False)]
