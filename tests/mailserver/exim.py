"""Exim, Debian's SMTP server, with a configuration of our own.

Takes mail for the folder's people, nothing for others.

It listens as mailbox providers do: mail for known people is taken from anybody, AUTH is offered and checked
with and without TLS, unknown people and foreign domains are refused for good. Nothing ever leaves this
machine.
"""

import os
from pathlib import Path

from tests.mailserver.folder import EXIM_USER, MailFolder
from tests.mailserver.program import HOST, Program

EXIM = Path("/usr/sbin/exim4")
BIGGEST_MESSAGE = "60M"


def hindrance() -> str:
    """Why Exim can't run here; empty if it can."""
    if not EXIM.exists():
        return "Debian package exim4-daemon-light is not installed"
    return "" if os.getuid() == 0 else "only root can run it"


def exim(folder: MailFolder, port: int, tls_port: int) -> Program:
    """Exim over this folder, SMTP with STARTTLS on one port and TLS at once on the other."""
    configuration = folder.path / "exim.conf"
    configuration.write_text(
        _main_words(folder, port, tls_port) + _CHECKS + _ROUTES + _DELIVERY + _RETRIES + _PASSWORDS,
    )
    configuration.chmod(0o644)
    return Program(
        name="Exim",
        command=[str(EXIM), "-C", str(configuration), "-bdf", "-q5s"],
        ports=(port, tls_port),
        folder=folder.path,
        log=folder.log("exim-output"),
        # A delivery that is broken off is made again at the next start, and the message arrives twice.
        patience=(1, 3),
    )


def _main_words(folder: MailFolder, port: int, tls_port: int) -> str:
    return f"""
HERE = {folder.path}
primary_hostname = mail.test
spool_directory = HERE/queue
log_file_path = HERE/log/exim-%slog
pid_file_path = HERE/log/exim.pid
write_rejectlog = false
message_logs = false
keep_environment =
domainlist our_domains = lsearch;HERE/domains
local_interfaces = {HOST}
daemon_smtp_ports = {port} : {tls_port}
tls_on_connect_ports = {tls_port}
tls_advertise_hosts = *
tls_certificate = {folder.certificate}
tls_privatekey = {folder.key}
smtputf8_advertise_hosts = *
rfc1413_query_timeout = 0s
deliver_drop_privilege = true
message_size_limit = {BIGGEST_MESSAGE}
smtp_accept_max = 200
smtp_accept_max_per_connection = 100000
smtp_accept_max_nonmail = 100000
smtp_accept_queue_per_connection = 0
ignore_bounce_errors_after = 0s
acl_smtp_rcpt = check_recipient
acl_smtp_data = check_nothing
"""


# “bounces” is taken at the door and comes back as a message from the mail system.
_CHECKS = """
begin acl
check_recipient:
  warn
    set acl_m_answer = ${lookup{${sg{$local_part}{[+].*}{}}@$domain}lsearch{HERE/refusals}{$value}{}}
  deny
    condition = ${if match{$acl_m_answer}{^5}}
    message = $acl_m_answer
  defer
    condition = ${if match{$acl_m_answer}{^4}}
    message = $acl_m_answer
  deny
    !domains = +our_domains
    message = 550 5.7.1 No mail for other domains goes out from here
  deny
    !verify = recipient
    message = 550 5.1.1 Nobody of this name has a mailbox here
  accept
check_nothing:
  accept
"""

_ROUTES = """
begin routers
accepted_before_it_bounces:
  driver = accept
  domains = +our_domains
  local_parts = bounces
  local_part_suffix = +*
  local_part_suffix_optional
  verify_only
bounces:
  driver = redirect
  domains = +our_domains
  local_parts = bounces
  local_part_suffix = +*
  local_part_suffix_optional
  allow_fail
  data = :fail: 550 5.2.1 This mailbox is closed
people:
  driver = accept
  domains = +our_domains
  local_part_suffix = +*
  local_part_suffix_optional
  address_data = ${lookup{$local_part@$domain}lsearch{HERE/maildirs}{$value}fail}
  transport = maildir
"""


# Root's Exim delivers as its own user, to whom the Maildirs belong; it refuses to do it as root.
_DELIVERY = f"""
begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = $address_data
  create_directory = false
  return_path_add
  envelope_to_add
  user = {EXIM_USER}
"""

_RETRIES = """
begin retry
* * F,1h,2s
"""

_PASSWORDS = """
begin authenticators
PLAIN:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{HERE/passwords}{$value}{}}}{${if !eq{$auth3}{}}}}
  server_set_id = $auth2
LOGIN:
  driver = plaintext
  public_name = LOGIN
  server_prompts = <| Username: | Password:
  server_condition = ${if eq{$auth2}{${lookup{$auth1}lsearch{HERE/passwords}{$value}{}}}{${if !eq{$auth2}{}}}}
  server_set_id = $auth1
"""
