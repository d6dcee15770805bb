"""The desk's mails in English."""

from firstline.notify.kinds import Kind

TEXTS = {
    Kind.ACKNOWLEDGEMENT: (
        "[{{ticket.number}}] {{ticket.subject}}",
        """
Hello {{recipient.first_name}},

We have your request. Its number is {{ticket.number}}, and the next step is ours: somebody reads it and answers you.

[Follow your request]({{link}})

Is something missing? Just answer this mail, and it is added to your request.

---
{{desk.name}} sent this by itself, because a request came from this address.
""",
    ),
    Kind.ANSWER: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
{{words}}

---
{{signature}}

Request {{ticket.number}}. Answer this mail, or [see the whole request]({{link}})
""",
    ),
    Kind.RESOLVED: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
Hello {{recipient.first_name}},

We think your request {{ticket.number}} is solved. This is what was done:

{{words}}

Does it work now?

[It works now]({{link.works}})
[It doesn't work]({{link.broken}})

If we hear nothing, we close the request in {{days}} days. You can also answer this mail, and it is open again.

And how was our help?
[Good]({{link.good}})
[So-so]({{link.so_so}})
[Bad]({{link.bad}})

{{agent.name}}
{{desk.name}}

---
Request {{ticket.number}}. [See the whole request]({{link}})
""",
    ),
    Kind.REOPENED: (
        "Re: [{{ticket.number}}] {{ticket.subject}}",
        """
Hello {{recipient.first_name}},

Your request {{ticket.number}} is open again. We have your message, and the next step is ours.

[Follow your request]({{link}})

---
{{desk.name}} sent this by itself, because you answered a request that was solved.
""",
    ),
    Kind.NEW_LINK: (
        "[{{ticket.number}}] A new link to your request",
        """
Hello {{recipient.first_name}},

Here is the new link to your request {{ticket.number}}:

[Open the request]({{link}})

It is yours alone: whoever has it can read the request and answer in your name.

---
{{desk.name}} sent this because somebody asked for it. If that wasn't you, there is nothing you need to do.
""",
    ),
    Kind.SIGN_IN: (
        "Your link to sign in to {{desk.name}}",
        """
Hello {{recipient.first_name}},

With this link you sign in. It works once, for an hour:

[Sign in]({{link}})

---
{{desk.name}} sent this because somebody asked for it. If that wasn't you, there is nothing you need to do.
""",
    ),
    Kind.NEW_ADDRESS: (
        "Confirm your new address at {{desk.name}}",
        """
Hello {{recipient.first_name}},

You want to use this address at {{desk.name}} from now on. Confirm it within a day:

[Use this address]({{link}})

---
{{desk.name}} sent this because somebody asked for it. If that wasn't you, there is nothing you need to do.
""",
    ),
    Kind.INVITATION: (
        "{{agent.name}} invites you to {{desk.name}}",
        """
Hello {{recipient.first_name}},

{{agent.name}} has made an account for you at {{desk.name}}.
Choose a password, and you are in. The link works for a week:

[Open your account]({{link}})

---
{{desk.name}} sent this on behalf of {{agent.name}}.
""",
    ),
    Kind.ASSIGNED: (
        "[{{ticket.number}}] {{ticket.subject}}",
        """
Hello {{recipient.first_name}},

{{agent.name}} has handed you the request {{ticket.number}} of {{requester.name}}: {{ticket.subject}}

[Open the request]({{link}})

---
{{desk.name}} sent this by itself. Work on the request at the desk; don't answer this mail.
""",
    ),
    Kind.TASK_GIVEN: (
        "[{{ticket.number}}] {{task.title}}",
        """
Hello {{recipient.first_name}},

{{agent.name}} has given you a task of the request {{ticket.number}}, {{ticket.subject}}:

{{task.title}}
{{task.due}}

[Open the request]({{link}})

---
{{desk.name}} sent this by itself. Work on the request at the desk; don't answer this mail.
""",
    ),
    Kind.BAD_RATING: (
        "[{{ticket.number}}] {{requester.name}} was not satisfied",
        """
Hello {{recipient.first_name}},

{{requester.name}} says that the help with {{ticket.number}}, {{ticket.subject}}, was bad.

{{words}}

[Open the request]({{link}})

---
{{desk.name}} sends this once to those who lead the team. Don't answer this mail.
""",
    ),
    Kind.MAILBOX_TROUBLE: (
        "{{mailbox.name}}: the mailbox needs you",
        """
Hello {{recipient.first_name}},

Something is wrong with the mailbox {{mailbox.name}} ({{mailbox.address}}), or soon will be:

{{words}}

Nothing is lost: mail waits at the mail server or in the desk.
Firstline keeps trying, and goes on by itself when it works again.

[See the mailboxes]({{link}})

---
{{desk.name}} sends this to everybody who manages mailboxes, once each time it begins.
""",
    ),
    Kind.SENDER_HELD: (
        "{{mailbox.name}}: mails of {{sender.address}} are held",
        """
Hello {{recipient.first_name}},

Within ten minutes, {{sender.address}} has sent too many mails to {{mailbox.name}}.
The rest of them are held, and nothing answers them. They may come from a machine that has gone wild.

[Decide about them]({{link}})

---
{{desk.name}} sends this to everybody who manages mailboxes, once for each flood.
""",
    ),
}
