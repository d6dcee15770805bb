"""The roles Firstline brings, as they were when it was first set up; administrators may change them."""

from django.db import migrations

AGENT = [
    "desk.work", "tickets.read_notes", "tickets.note", "tickets.register_for_others", "tickets.answer",
    "tickets.assign", "tickets.change", "tickets.resolve", "mail.held",
]
LEAD = [*AGENT, "people.manage", "teams.manage", "catalogue.manage", "templates.manage", "audit.read"]
ADMINISTRATOR = [*LEAD, "roles.manage", "mailboxes.manage", "desk.configure"]

ROLES = [
    ("user", "User", {"sv": "Användare"}, "own", []),
    ("organisation-manager", "Organisation's manager", {"sv": "Organisationens ansvarige"}, "organisation", []),
    ("agent", "Agent", {"sv": "Handläggare"}, "all", AGENT),
    ("lead", "Lead", {"sv": "Teamledare"}, "all", LEAD),
    ("administrator", "Administrator", {"sv": "Administratör"}, "all", ADMINISTRATOR),
]


def add_roles(apps, schema_editor):
    Role = apps.get_model("people", "Role")
    for code, name, translations, reach, may in ROLES:
        Role.objects.create(code=code, name=name, translations=translations, reach=reach, may=may, is_builtin=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop, elidable=False)]
