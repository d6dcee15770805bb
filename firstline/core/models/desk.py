from django.db import models

from firstline.core.models.file import StoredFile

FORBIDDEN_ENDINGS = (
    "ade adp apk appx bat chm cmd com cpl dll dmg exe hta inf ins iso jar js jse lnk mde msc msi msp mst pif ps1 reg "
    "scf scr sct shb sys vb vbe vbs vhd vxd wsc wsf wsh"
)


class Desk(models.Model):
    """What this desk is called, how it looks and the rules it keeps. There is one row."""

    name = models.CharField(max_length=80, default="Firstline")
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    ticket_prefix = models.CharField(max_length=8, default="FL")
    accent = models.CharField(max_length=7, blank=True, help_text="#rrggbb; empty for Firstline's own")
    logo = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT)
    public_url = models.CharField(max_length=200, blank=True)
    close_after_days = models.PositiveSmallIntegerField(default=7)
    reopen_within_days = models.PositiveSmallIntegerField(default=30)
    largest_file_mb = models.PositiveSmallIntegerField(default=25)
    forbidden_endings = models.TextField(default=FORBIDDEN_ENDINGS)
    is_demo = models.BooleanField(default=False)
    set_up_at = models.DateTimeField(null=True)
    link_key = models.CharField(max_length=64, help_text="signs addresses and links; new one ends all of them")

    class Meta:
        db_table = "desk"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_desk")]
