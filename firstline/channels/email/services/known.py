"""What is known of each mail service. Only these addresses are ever asked, so nobody can have the desk ask another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from firstline.channels.email.models.mail_service import MailService, Region


@dataclass(frozen=True)
class Incoming:
    """How a service hands mail over: anymail's view for it, and the name of the signing key there, if it signs."""

    view: str
    signing_key: str = ""


@dataclass(frozen=True)
class Outgoing:
    """How a service takes mail, and how it tells what became of it.

    `addresses` by region, each ending in a slash. `key` and `second_key` are anymail's names for what it is opened by.
    `keeps_message_id`: the mail arrives with the Message-ID we gave it. `headers` go along with every mail.
    `takes`: of our own headers all, or only the one that says what is answered. `view` tells what became of a mail;
    with `signing_key` it is signed, by the API key itself where that is its name.
    """

    addresses: Mapping[str, str]
    key: str = "api_key"
    second_key: str = ""
    keeps_message_id: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    takes: Literal["all", "in-reply-to"] = "all"
    shows_pictures: bool = True
    view: str = ""
    signing_key: str = ""


INCOMING: Mapping[str, Incoming] = {
    MailService.MAILERSEND: Incoming("mailersend.MailerSendInboundWebhookView", "inbound_secret"),
    MailService.MAILGUN: Incoming("mailgun.MailgunInboundWebhookView", "webhook_signing_key"),
    MailService.MAILJET: Incoming("mailjet.MailjetInboundWebhookView"),
    MailService.MANDRILL: Incoming("mandrill.MandrillCombinedWebhookView", "webhook_key"),
    MailService.POSTAL: Incoming("postal.PostalInboundWebhookView", "webhook_key"),
    MailService.POSTMARK: Incoming("postmark.PostmarkInboundWebhookView"),
    MailService.SENDGRID: Incoming("sendgrid.SendGridInboundWebhookView"),
    MailService.SPARKPOST: Incoming("sparkpost.SparkPostInboundWebhookView"),
}

OUTGOING: Mapping[str, Outgoing] = {
    MailService.BREVO: Outgoing(
        {Region.USUAL: "https://api.brevo.com/v3/"}, shows_pictures=False, view="brevo.BrevoTrackingWebhookView"
    ),
    MailService.MAILERSEND: Outgoing(
        {Region.USUAL: "https://api.mailersend.com/v1/"},
        key="api_token",
        takes="in-reply-to",
        view="mailersend.MailerSendTrackingWebhookView",
        signing_key="signing_secret",
    ),
    MailService.MAILGUN: Outgoing(
        {Region.USUAL: "https://api.mailgun.net/v3/", Region.EU: "https://api.eu.mailgun.net/v3/"},
        keeps_message_id=True,
        view="mailgun.MailgunTrackingWebhookView",
        signing_key="webhook_signing_key",
    ),
    MailService.MAILJET: Outgoing(
        {Region.USUAL: "https://api.mailjet.com/v3.1/"},
        second_key="secret_key",
        view="mailjet.MailjetTrackingWebhookView",
    ),
    MailService.MAILTRAP: Outgoing(
        {Region.USUAL: "https://send.api.mailtrap.io/api/"},
        key="api_token",
        view="mailtrap.MailtrapTrackingWebhookView",
        signing_key="tracking_secret",
    ),
    MailService.MANDRILL: Outgoing(
        {Region.USUAL: "https://mandrillapp.com/api/1.0/"},
        keeps_message_id=True,
        view="mandrill.MandrillCombinedWebhookView",
        signing_key="webhook_key",
    ),
    MailService.POSTMARK: Outgoing(
        {Region.USUAL: "https://api.postmarkapp.com/"},
        key="server_token",
        keeps_message_id=True,
        headers={"X-PM-KeepID": "true"},
        view="postmark.PostmarkTrackingWebhookView",
    ),
    MailService.RESEND: Outgoing(
        {Region.USUAL: "https://api.resend.com/"},
        view="resend.ResendTrackingWebhookView",
        signing_key="signing_secret",
    ),
    MailService.SCALEWAY: Outgoing(
        {Region.USUAL: "https://api.scaleway.com/transactional-email/v1alpha1/regions/fr-par/"},
        key="secret_key",
        second_key="project_id",
    ),
    MailService.SENDGRID: Outgoing(
        {Region.USUAL: "https://api.sendgrid.com/v3/", Region.EU: "https://api.eu.sendgrid.com/v3/"},
        keeps_message_id=True,
        view="sendgrid.SendGridTrackingWebhookView",
        signing_key="tracking_webhook_verification_key",
    ),
    MailService.SPARKPOST: Outgoing(
        {Region.USUAL: "https://api.sparkpost.com/api/v1/", Region.EU: "https://api.eu.sparkpost.com/api/v1/"},
        keeps_message_id=True,
        view="sparkpost.SparkPostTrackingWebhookView",
    ),
    MailService.UNISENDER_GO: Outgoing(
        {Region.USUAL: "https://go1.unisender.ru/ru/transactional/api/v1/"},
        view="unisender_go.UnisenderGoTrackingWebhookView",
        signing_key="api_key",
    ),
}

BRINGING = [(one, MailService(one).label) for one in (MailService.NONE, *INCOMING)]
"""The services that hand mail over, to choose from."""

TAKING = [(one, MailService(one).label) for one in (MailService.NONE, *OUTGOING)]
"""The services that send mail, to choose from."""
