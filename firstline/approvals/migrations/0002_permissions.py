"""Who may ask for approval in a desk that is there already: whoever may resolve; leads may also enter answers."""

from django.db import migrations

ASK = "approvals.ask"
ANSWER = "approvals.answer_for_others"


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.all():
        wanted = [ASK] if "tickets.resolve" in role.may else []
        if wanted and "catalogue.manage" in role.may:
            wanted.append(ANSWER)
        role.may = [*role.may, *(one for one in wanted if one not in role.may)]
        role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("approvals", "0001_initial"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=False)]
