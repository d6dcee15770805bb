"""How mail servers say that something was not delivered. Compared with case folded."""

from firstline.channels.email.reading.folding import folded

DAEMONS = frozenset(
    folded(
        *("mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "mail.daemon", "mdaemon"),
        *("mail-system",),
        *("mail.delivery.system", "mailer-demon", "mail-delivery", "bounce-notification"),
        *("mail_delivery_subsystem",),
        *("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e", "mail-delivery-system", "mailsystem"),
        *("mail-daemons",),
    )
)
"""Local parts that only mail servers write from."""

DAEMON_NAMES = folded(
    *("mail delivery subsystem", "mail delivery system", "mail delivery service", "internet mail delivery"),
    *("mailer-daemon", "mailer daemon", "mail deliver"),
)
"""Names that only mail servers have."""

KEEPER_NAMES = folded(
    *("system administrator", "systemadministrator", "mail administrator", "microsoft outlook"),
    *("microsoft exchange",),
    *("postmaster", "mail system", "amazonses", "amazon ses", "administrador del sistema"),
    *("administrateur système",),
    *("systeembeheerder", "systemadministratör", "amministratore di sistema", "administrator systemu"),
)
"""Names that mail servers share with people."""

KEEPERS = frozenset(
    folded(
        "postmaster",
        "mail-admin",
        "mailadmin",
        "daemon",
        "mta",
    )
)
"""Local parts that mail servers share with people."""

OFFICES = frozenset(folded("administrator", "admin", "complaints", "root", "system"))
"""Local parts of which more belong to people than to servers."""

SPOKEN_BY_SERVERS = folded(
    *(
        "created automatically",
        "automatically generated",
        "automatically created",
        "automatisch erzeugt",
        "automatisch erstellt",
    ),
    *("did not reach", "could not be delivered to", "following recipient", "following address", "was not delivered to"),
    *("undeliverable to the following", "delivery has failed to", "delivery to the following", "your message to"),
    *("i'm sorry to have to inform you", "returning message", "transcript of session", "rcpt to", "remote host said"),
    *("message you sent", "the attached message", "message that you sent", "your message", "your e-mail", "your email"),
    *("ihre nachricht", "votre message", "su mensaje", "sua mensagem", "il messaggio", "uw bericht", "ditt meddelande"),
)
"""What a person who only asks about a mail that came back would hardly say."""

KEEPERS_CONTAIN = folded(
    "smtp",
    "antivirus",
    "mailgateway",
    "mail_service",
    "mail-service",
    "imss",
    "ndr",
    "bounce",
    "mail.system",
)
"""What stands in the local parts of servers that have a name of their own."""

SUBJECTS = folded(
    *("undeliver", "mail failed", "awaits delivery", "delivery warning", "not yet been delivered"),
    *("delivery status notification", "delivery fail", "failure notice", "failure delivery"),
    *("delivery notification", "returned mail", "mail delivery", "delivery problem", "delivery report"),
    *("mail failure", "mail system warning", "delivery warning", "warning: message"),
    *("delivery error", "delivery has failed", "delivery delayed", "delivery incomplete"),
    *("message delayed",),
    *("could not be delivered", "not delivered", "returned to sender", "nondeliver", "non-deliver"),
    *("non deliver",),
    *("mail system error", "user unknown", "unknown user", "failed mail", "bounced mail"),
    *("error sending", "message status"),
    *("unable to deliver", "delayed mail", "warning: could not send", "mail error"),
    *("message not delivered", "dsn"),
    *("permanent fail", "not deliverable", "status notification", "address not found"),
    *("recipient not found",),
    *("nicht zugestellt", "unzustellbar", "unzustellbarkeit", "zustellung", "fehlgeschlagen"),
    *("nicht zustellbar",),
    *("non remis", "échec de", "non distribué", "non délivré", "retour à l'expéditeur"),
    *("avis de non-remise",),
    *("no se ha podido", "no se puede entregar", "no entregado", "devuelto", "no entregable"),
    *("imposible entregar",),
    *("não entregue", "falha na entrega", "não foi possível entregar", "não é possível entregar"),
    *("devolvida",),
    *("mancato recapito", "non recapitabile", "consegna non riuscita", "impossibile consegnare"),
    *("mancata consegna",),
    *("onbestelbaar", "niet bestelbaar", "niet afgeleverd", "aflevering mislukt", "niet bezorgd"),
    *("kunde inte levereras", "ej levererat", "olevererbar", "ej levererad", "inte levererat"),
    *("leveransfel", "gick inte att leverera"),
    *("ikke leveret", "kunne ikke leveres", "ikke levert", "uleveret", "leveringsfejl", "leveringsfeil"),
    *("kan ikke leveres",),
    *("ei voitu toimittaa", "toimittaminen epäonnistui", "perille toimittamaton"),
    *("niedostarczon", "niedostarczaln", "nie można dostarczyć", "zwrot poczty", "nie dostarczono", "nedoruč"),
    *("nelze doručit", "kézbesíthetetlen"),
    *("nelivrat", "imposibil de livrat", "недоставл", "не доставлен", "невозможно доставить"),
    *("не удалось доставить", "не удается доставить", "не удаётся доставить", "сбой доставки", "недоставленн"),
    *("не вдалося доставити", "недоставен", "teslim edilemedi", "ανεπίδοτ", "αποτυχία παράδοσης"),
    *("配信不能", "配信できません", "未配達", "送信できません", "無法傳遞", "无法传递", "未送达", "退信"),
    *("投递失败", "系统退信", "반송", "배달 실패", "전송 실패", "전송되지 못"),
    *("תיבת דואר", "לא ניתן למסור", "تعذر تسليم", "فشل تسليم", "não entregável", "nepiegādā", "neįteikt"),
)

BODIES = folded(
    *("could not be delivered", "couldn't be delivered", "can not be delivered", "cannot be delivered"),
    *("can't be delivered",),
    *("delivery to the following", "delevery to the following", "undeliverable", "undelivered"),
    *("was not delivered",),
    *("permanent error", "permanent fatal error", "did not reach the following", "following address"),
    *("unable to deliver",),
    *("wasn't able to deliver", "not able to deliver", "failed to deliver", "delivery failed"),
    *("delivery has failed",),
    *("delivery failure", "failed permanently", "user unknown", "unknown user", "mailbox unavailable"),
    *("mailbox is full",),
    *(
        "mailbox full",
        "exceeds allowed",
        "exceeds the",
        "over quota",
        "quota exceeded",
        "exceeded",
        "recipient address rejected",
    ),
    *("no such user", "no such account"),
    *("not a valid", "does not exist", "doesn't exist", "not been delivered", "returned mail"),
    *("not accepting mail",),
    *("message has been delayed", "delivery delayed", "was rejected", "has been rejected", "bounced"),
    *("giving up",),
    *("rcpt to", "smtp error", "remote host said", "reported error", "mail system error"),
    *("transcript of session",),
    *("did not receive", "5.1.1", "5.0.0", "5.2.2", "5.4.", "4.4.7", "4.2.2", "550 ", "554 ", "552 "),
    *("host not found",),
    *("could not deliver", "invalid final delivery", "delivery problem", "has been postponed"),
    *("no valid recipients", "not reachable", "message was undeliverable", "message delayed"),
    *("failed after", "delivery attempt", "address not found"),
    *("nicht zugestellt", "konnte nicht", "fehlgeschlagen", "n'a pas pu", "n'a pas été"),
    *("no pudo ser entregado", "no se ha podido"),
    *("não pode ser entregue", "não foi entregue", "non è stato possibile", "kunde inte levereras"),
    *("gick inte att leverera",),
    *("kunne ikke leveres", "ei voitu toimittaa", "niet bezorgd", "niet worden afgeleverd", "nie można"),
    *("nelze doručit",),
    *("не удалось", "не может быть доставлен", "не было доставлено", "配信できません", "無法", "无法"),
    *("전송하지", "다음 받는 사람"),
)

STILL_TRYING = folded(
    *("will be retried", "will continue", "still being retried", "not yet been delivered", "keep trying"),
    *("kept trying for up",),
    *("being delayed", "has been delayed", "delivery delayed", "message delayed", "will try again"),
    *("will retry", "do not need to resend"),
    *("don't need to resend", "no action is required", "warning message only", "is delayed"),
    *("delivery attempts will", "still trying"),
    *("temporary problem", "not been delivered yet", "will be attempted", "weitere zustellversuche"),
    *("wird weiterhin versucht",),
    *("fortsätter att försöka", "försöker igen", "nous continuerons", "seguirá intentando"),
    *("continuerà a tentare",),
)
GIVEN_UP = folded(
    *("given up", "giving up", "not going to try again", "permanent error", "permanent fatal"),
    *("failed permanently",),
    *("could not be delivered within", "i'm not going to", "failed after"),
)

RECIPIENTS_FOLLOW = folded(
    *("following recipient", "following address", "following user", "following mailbox"),
    *("following e-mail address",),
    *("following email address", "failed recipient", "failed address", "did not reach"),
    *("not delivered to", "delivered to:"),
    *("folgenden empfänger", "folgende empfänger", "folgende adresse", "destinataires suivants"),
    *("destinataire suivant",),
    *("siguientes destinatarios", "siguiente destinatario", "seguintes destinatários"),
    *("seguintes endereços",),
    *("seguenti destinatari", "seguente destinatario", "volgende geadresseerden", "volgende ontvangers"),
    *("följande mottagare", "följande adress", "følgende modtagere", "følgende mottakere"),
    *("seuraaville vastaanottajille",),
    *("następujących odbiorców", "следующим получателям", "следующих получателей", "下記の"),
    *("次の受信者", "以下收件人", "다음 받는 사람"),
)
"""What stands above a list of the addresses that failed."""

ORIGINAL_BEGINS = folded(
    *("below this line is a copy", "this is a copy of", "original message follows", "original message"),
    *("copy of your message",),
    *("undelivered message follows", "message text follows", "unsent message follows"),
    *("mensaje original", "message d'origine"),
    *("ursprüngliche nachricht", "text of your message", "returned message follows", "original mail"),
    *("message header follows",),
    *("message headers follow", "original email", "message contents follow", "begin message"),
    *("unsent message", "headers of the message"),
    *("first 100 lines of the original", "your message headers", "the header of the original"),
    *("header information follows",),
)
"""Lines after which a bounce shows the mail it is about."""
