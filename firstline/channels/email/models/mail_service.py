from django.db import models
from django.utils.translation import gettext_lazy as _


class MailService(models.TextChoices):
    """Those who take and bring mail over HTTP, as their names are written."""

    NONE = "", _("Choose a service")
    BREVO = "brevo", "Brevo"
    MAILERSEND = "mailersend", "MailerSend"
    MAILGUN = "mailgun", "Mailgun"
    MAILJET = "mailjet", "Mailjet"
    MAILTRAP = "mailtrap", "Mailtrap"
    MANDRILL = "mandrill", "Mandrill"
    POSTAL = "postal", "Postal"
    POSTMARK = "postmark", "Postmark"
    RESEND = "resend", "Resend"
    SCALEWAY = "scaleway", "Scaleway"
    SENDGRID = "sendgrid", "SendGrid"
    SPARKPOST = "sparkpost", "SparkPost"
    UNISENDER_GO = "unisender_go", "Unisender Go"


class Region(models.TextChoices):
    """Where an account at a service lives; each service has an address of its own for each."""

    USUAL = "", _("Where the service usually is")
    EU = "eu", _("In its part of the EU")
