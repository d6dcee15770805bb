"""What happens by the clock, and what runs as long as a worker lives."""

from datetime import timedelta

from firstline.api.door.once import forget_old_answers
from firstline.approvals.actions.remind import remind_due
from firstline.channels.email.actions.claim_mail import take_back_stuck
from firstline.channels.email.actions.forget_words import forget_old_words
from firstline.channels.email.actions.note_standstill import note_standstills
from firstline.channels.email.actions.round_trips import look_after_round_trips
from firstline.channels.email.actions.tell_endings import tell_endings
from firstline.channels.email.filing.sweeping import file_what_stands_still
from firstline.channels.email.hooks.once import forget_old_tokens
from firstline.channels.email.intake.listening.loop import listen_for_mail
from firstline.channels.email.intake.reconciling.nightly import compare_mailboxes_at_night
from firstline.channels.email.intake.watching import watch_mailboxes
from firstline.channels.email.oauth.upkeep import renew_what_ends_soon
from firstline.channels.email.outbox.loop import keep_sending
from firstline.core.jobs.runner import forget_finished_jobs, take_back_lost_jobs
from firstline.core.quotas import forget_ended_quotas
from firstline.core.schedule import always, every
from firstline.live.actions.presence import forget_old_presence
from firstline.search.actions.learn import learn_new_words
from firstline.tickets.actions.attaching import forget_old_uploads
from firstline.tickets.actions.hold import end_due_holds
from firstline.tickets.actions.leave import send_due_answers
from firstline.tickets.actions.resolve import close_long_resolved
from firstline.tickets.actions.tallying import fold_tallies
from firstline.views.actions.count_views import count_wanted_views
from firstline.views.actions.forget_exports import forget_old_exports
from firstline.views.jobs import keep_exporting

every(timedelta(seconds=20), "take back jobs whose worker died", take_back_lost_jobs)
every(timedelta(hours=1), "forget finished jobs", forget_finished_jobs)
every(timedelta(seconds=20), "send again what a worker died over", take_back_stuck)
every(timedelta(seconds=5), "send answers whose time has come", send_due_answers)
every(timedelta(seconds=15), "bring back what was on hold", end_due_holds)
every(timedelta(seconds=4), "count what stands in views", count_wanted_views)
every(timedelta(hours=1), "forget old exports", forget_old_exports)
every(timedelta(minutes=1), "remind those whose approval is waited for", remind_due)
every(timedelta(minutes=10), "close what was solved long ago", close_long_resolved)
every(timedelta(seconds=30), "fold the tallies", fold_tallies)
every(timedelta(seconds=5), "learn the words of what was said", learn_new_words)
every(timedelta(minutes=1), "forget who has left", forget_old_presence)
every(timedelta(hours=1), "forget how often strangers came", forget_ended_quotas)
every(timedelta(minutes=20), "forget the words of mails sent long ago", forget_old_words)
every(timedelta(hours=1), "forget old signatures of mail services", forget_old_tokens)
every(timedelta(hours=1), "forget what programs were answered", forget_old_answers)
every(timedelta(hours=6), "forget files that were never sent", forget_old_uploads)
every(timedelta(seconds=30), "file mail that stands still", file_what_stands_still)
every(timedelta(hours=1), "compare mailboxes with what is stored", compare_mailboxes_at_night)
every(timedelta(minutes=1), "renew sign-ins of mailboxes that end soon", renew_what_ends_soon)
every(timedelta(minutes=1), "notice mailboxes that nobody looks into", note_standstills)
every(timedelta(minutes=1), "send mailboxes a mail of their own", look_after_round_trips)
every(timedelta(hours=1), "say which sign-ins of mailboxes end", tell_endings)

always("write exports", keep_exporting)
always("mail coming in", watch_mailboxes)
always("mail handed over", listen_for_mail)
always("mail going out", keep_sending)
