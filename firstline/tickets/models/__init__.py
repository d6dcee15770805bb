from firstline.tickets.models.attachment import Attachment, Upload
from firstline.tickets.models.draft import Draft
from firstline.tickets.models.link import LinkKind, TicketLink
from firstline.tickets.models.message import Message
from firstline.tickets.models.note import Note
from firstline.tickets.models.participant import Participant
from firstline.tickets.models.priority_cell import PriorityCell
from firstline.tickets.models.scheduled_answer import ScheduledAnswer
from firstline.tickets.models.seen import Seen
from firstline.tickets.models.state import State
from firstline.tickets.models.tag import Tag
from firstline.tickets.models.tally import Tally
from firstline.tickets.models.ticket import Ticket

__all__ = [
    "Attachment",
    "Draft",
    "LinkKind",
    "Message",
    "Note",
    "Participant",
    "PriorityCell",
    "ScheduledAnswer",
    "Seen",
    "State",
    "Tag",
    "Tally",
    "Ticket",
    "TicketLink",
    "Upload",
]
