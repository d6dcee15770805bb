"""What mail services call us for: to hand mail over (`incoming`), and to tell what became of ours (`events`).

The address they call holds a secret of the mailbox; where the service signs, the signature counts as well. A signature
that covers only a number and the time (Mailgun's) counts once (`once`).
"""
