from firstline.notify.models.mail_template import MailTemplate
from firstline.notify.models.person_signature import PersonSignature
from firstline.notify.models.team_signature import TeamSignature

__all__ = ["MailTemplate", "PersonSignature", "TeamSignature"]
