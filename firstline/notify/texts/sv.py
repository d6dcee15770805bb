"""The desk's mails in Swedish."""

from firstline.notify.kinds import Kind

TEXTS = {
    Kind.ACKNOWLEDGEMENT: (
        "[{{ticket.number}}] {{ticket.subject}}",
        """
Hej {{recipient.first_name}},

Vi har tagit emot ditt ärende. Det har nummer {{ticket.number}}, och nästa steg är vårt: någon läser det och svarar dig.

[Följ ditt ärende]({{link}})

Saknas något? Svara bara på det här mejlet, så läggs det till i ditt ärende.

---
{{desk.name}} skickade det här automatiskt, eftersom ett ärende kom från den här adressen.
""",
    ),
    Kind.ANSWER: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
{{words}}

---
{{signature}}

Ärende {{ticket.number}}. Svara på det här mejlet eller [se hela ärendet]({{link}})
""",
    ),
    Kind.RESOLVED: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
Hej {{recipient.first_name}},

Vi tror att ditt ärende {{ticket.number}} är löst. Så här gjorde vi:

{{words}}

Fungerar det nu?

[Det fungerar nu]({{link.works}})
[Det fungerar inte]({{link.broken}})

Hör vi inget stänger vi ärendet om {{days}} dagar. Du kan också svara på det här mejlet, så öppnas det igen.

Och hur var vår hjälp?
[Bra]({{link.good}})
[Sådär]({{link.so_so}})
[Dålig]({{link.bad}})

{{agent.name}}
{{desk.name}}

---
Ärende {{ticket.number}}. [Se hela ärendet]({{link}})
""",
    ),
    Kind.REOPENED: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
Hej {{recipient.first_name}},

Ditt ärende {{ticket.number}} är öppet igen. Vi har fått ditt meddelande, och nästa steg är vårt.

[Följ ditt ärende]({{link}})

---
{{desk.name}} skickade det här automatiskt, eftersom du svarade på ett ärende som var löst.
""",
    ),
    Kind.NEW_LINK: (
        "[{{ticket.number}}] En ny länk till ditt ärende",
        """
Hej {{recipient.first_name}},

Här är den nya länken till ditt ärende {{ticket.number}}:

[Öppna ärendet]({{link}})

Den är bara din: den som har länken kan läsa ärendet och svara i ditt namn.

---
{{desk.name}} skickade det här för att någon bad om det. Var det inte du behöver du inte göra något.
""",
    ),
    Kind.SIGN_IN: (
        "Din länk för att logga in hos {{desk.name}}",
        """
Hej {{recipient.first_name}},

Med den här länken loggar du in. Den fungerar en gång, i en timme:

[Logga in]({{link}})

---
{{desk.name}} skickade det här för att någon bad om det. Var det inte du behöver du inte göra något.
""",
    ),
    Kind.NEW_ADDRESS: (
        "Bekräfta din nya adress hos {{desk.name}}",
        """
Hej {{recipient.first_name}},

Du vill använda den här adressen hos {{desk.name}} från och med nu. Bekräfta den inom ett dygn:

[Använd den här adressen]({{link}})

---
{{desk.name}} skickade det här för att någon bad om det. Var det inte du behöver du inte göra något.
""",
    ),
    Kind.INVITATION: (
        "{{agent.name}} bjuder in dig till {{desk.name}}",
        """
Hej {{recipient.first_name}},

{{agent.name}} har skapat ett konto åt dig hos {{desk.name}}.
Välj ett lösenord, så är du inne. Länken fungerar i en vecka:

[Öppna ditt konto]({{link}})

---
{{desk.name}} skickade det här på uppdrag av {{agent.name}}.
""",
    ),
    Kind.ASSIGNED: (
        "[{{ticket.number}}] {{ticket.subject}}",
        """
Hej {{recipient.first_name}},

{{agent.name}} har lämnat över ärendet {{ticket.number}} från {{requester.name}} till dig: {{ticket.subject}}

[Öppna ärendet]({{link}})

---
{{desk.name}} skickade det här automatiskt. Arbeta med ärendet i Firstline; svara inte på det här mejlet.
""",
    ),
    Kind.TASK_GIVEN: (
        "[{{ticket.number}}] {{task.title}}",
        """
Hej {{recipient.first_name}},

{{agent.name}} har gett dig en uppgift i ärendet {{ticket.number}}, {{ticket.subject}}:

{{task.title}}
{{task.due}}

[Öppna ärendet]({{link}})

---
{{desk.name}} skickade det här automatiskt. Arbeta med ärendet i supporten; svara inte på det här mejlet.
""",
    ),
    Kind.BAD_RATING: (
        "[{{ticket.number}}] {{requester.name}} var inte nöjd",
        """
Hej {{recipient.first_name}},

{{requester.name}} säger att hjälpen med {{ticket.number}}, {{ticket.subject}}, var dålig.

{{words}}

[Öppna ärendet]({{link}})

---
{{desk.name}} skickar det här en gång till dem som leder teamet. Svara inte på det här mejlet.
""",
    ),
    Kind.MAILBOX_TROUBLE: (
        "{{mailbox.name}}: brevlådan behöver dig",
        """
Hej {{recipient.first_name}},

Något är fel med brevlådan {{mailbox.name}} ({{mailbox.address}}), eller blir det snart:

{{words}}

Inget går förlorat: mejlen väntar på mejlservern eller i supporten.
Firstline fortsätter att försöka och går vidare av sig självt när det fungerar igen.

[Se brevlådorna]({{link}})

---
{{desk.name}} skickar det här till alla som sköter brevlådor, en gång varje gång det börjar.
""",
    ),
    Kind.SENDER_HELD: (
        "{{mailbox.name}}: mejl från {{sender.address}} hålls kvar",
        """
Hej {{recipient.first_name}},

Inom tio minuter har {{sender.address}} skickat för många mejl till {{mailbox.name}}.
Resten av dem hålls kvar och får inga svar. De kan komma från en maskin som löpt amok.

[Bestäm om dem]({{link}})

---
{{desk.name}} skickar det här till alla som sköter brevlådor, en gång för varje flod.
""",
    ),
}
