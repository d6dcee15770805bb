from firstline.notify.models.mail_template import MailTemplate

__all__ = ["MailTemplate"]
