"""Mails that ask to confirm an address or carry a one-time code.

Somebody who makes another service send one of these to a support address must not get to read it there: with it they
could pass for the desk. So machines' mails of that kind wait for a person.
"""

import re

from firstline.channels.email.filing.pointers import answered_ids
from firstline.channels.email.filing.sender import sender_of
from firstline.channels.email.reading.mail import ReadMail
from firstline.channels.email.reading.nobody import is_nobody

LOOKED_AT = 4000
SENDERS = re.compile(
    r"(account|security|verif|auth|login|sign-?in|sign-?up|welcome|notif|mailer|invit|konto|sakerhet|bot|automat)",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"(verif|confirm|activat|validat)\w{0,6} (your|this|the|an?) (new )?"
    r"(e-?mail|account|address|identity|sign|log|device)"
    r"|(e-?mail|account|address|identity|login|sign-?in) (verification|confirmation|activation)"
    r"|(verification|confirmation|security|one-?time|access|login|log-?in|sign-?in|authentication|passcode|pin)[ -]"
    r"(code|link|pass(word|code)|token|pin)\b|magic link|one-?time pin|\bOTP\b|\b2FA\b"
    r"|(reset|set|choose|create) (your|a|a new) password|password reset"
    r"|(you('ve| have)? been|you're|you are) invited to|accept (the|your|this) invitation|join your (team|workspace)"
    r"|bekräfta (din|er|ditt|denna)|verifiera (din|er|ditt|denna)|aktivera ditt|engångskod|verifieringskod"
    r"|säkerhetskod|bekräftelsekod|inloggningskod|inloggningslänk|återställ (ditt )?lösenord|du har bjudits in"
    r"|bestätigen sie (ihre|die)|bestätigungscode|einmalcode|bestätigungslink|confirme[rz]? (votre|tu|su|seu)"
    r"|code de (vérification|confirmation|sécurité)|código de (verificación|verificação|confirmación|seguridad)"
    r"|codice di (verifica|conferma)|verificatiecode|bevestig (uw|je)|bekræft (din|dit)|bekreft (din|ditt)"
    r"|vahvista |vahvistuskoodi|kod weryfikacyjny|potwierdź (swój|adres)|код подтверждения|подтвердите",
    re.IGNORECASE,
)


def asks_for_verification(read: ReadMail) -> bool:
    """Whether a machine sent this to prove that somebody reads our mail. What people write about codes is not meant."""
    sender = sender_of(read)
    if sender is None:
        return False
    says_so_first = WORDS.search(read.subject[:500]) is not None
    if _is_machine(read, sender.address):
        return says_so_first or WORDS.search(read.text[:LOOKED_AT]) is not None
    return says_so_first and not answered_ids(read) and SENDERS.match(sender.address) is not None


def _is_machine(read: ReadMail, address: str) -> bool:
    return read.kind in ("auto_reply", "list") or is_nobody(address) or bool(read.hints.auto_submitted)
