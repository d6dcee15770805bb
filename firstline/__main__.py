"""The `firstline` command: everything an operator does, under one short name."""

import os
import sys

from django.core.management import execute_from_command_line

# These run without loading the whole product: they only start and watch what does.
LIGHT = {"serve": "firstline.ops.serving", "web": "firstline.ops.serving.web"}

WORDS = """\
firstline COMMAND [OPTIONS]      (firstline COMMAND --help says more)

  serve           run the desk: pages, live updates and worker together
  web             run the pages and live updates alone
  worker          run a worker alone: jobs, mailboxes, the clock
  set-up          make the database ready, or bring it up to date
  demo            fill an empty desk with the demo company's month
  doctor          check the installation and say what to do
  backup FILE     write database and files into one archive
  restore FILE    read such an archive back, into SQLite or PostgreSQL
  mail receive    take a mail from a pipe
  mail check      compare the mailboxes with what is stored
  mail inspect    show what Firstline makes of raw mails
  search rebuild  make the index of the search anew, while the desk is in use
  html clean      show what is left of a page of HTML in a mail

Where data lies and how the desk is reached is set by FIRSTLINE_… variables: docs/operate/configure.md
"""


def main() -> None:
    words = sys.argv[1:]
    if not words or words[0] in ("help", "-h", "--help"):
        sys.stdout.write(WORDS)
    elif words[0] in LIGHT:
        os.execv(sys.executable, [sys.executable, "-m", LIGHT[words[0]], *words])  # noqa: S606 -- our own program
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")
        (_receive if words[:2] == ["mail", "receive"] else _run)(words)


def _receive(words: list[str]) -> None:
    """Whoever pipes a mail to us gives it back to its sender for every status but 0 and 75; so what fails before we
    could look at the mail is 75."""
    try:
        execute_from_command_line(["firstline", *words])
    except SystemExit as end:
        sys.exit(end.code if end.code in (None, os.EX_OK, os.EX_DATAERR, os.EX_NOUSER) else os.EX_TEMPFAIL)
    except Exception as fault:  # noqa: BLE001 -- as said above
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        sys.exit(os.EX_TEMPFAIL)


def _run(words: list[str]) -> None:
    try:
        execute_from_command_line(["firstline", words[0].replace("-", "_"), *words[1:]])
    except PermissionError as fault:
        sys.exit(f"{fault.filename or fault}: no permission. Run this as the user Firstline runs as.")


if __name__ == "__main__":
    main()
