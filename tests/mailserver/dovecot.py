"""Dovecot, Debian's IMAP server, with a configuration of our own.

Versions 2.3 and 2.4 want different words.
"""

import os
import re
import subprocess
from pathlib import Path

from tests.mailserver.folder import MailFolder
from tests.mailserver.program import HOST, Program

DOVECOT = Path("/usr/sbin/dovecot")
IMAP = Path("/usr/lib/dovecot/imap")
# Where Debian's package dovecot-pop3d can't be installed, its two programs may lie in a folder of their own.
POP3 = Path(os.environ.get("FIRSTLINE_TEST_DOVECOT_POP3") or "/usr/lib/dovecot")


def hindrance() -> str:
    """Why Dovecot can't run here; empty if it can."""
    return "" if DOVECOT.exists() and IMAP.exists() else "Debian package dovecot-imapd is not installed"


def pop3_hindrance() -> str:
    """Why Dovecot can't speak POP3 here; empty if it can."""
    return hindrance() or ("" if (POP3 / "pop3").exists() else "Debian package dovecot-pop3d is not installed")


def dovecot(folder: MailFolder, port: int, tls_port: int, pop3_ports: tuple[int, ...] = ()) -> Program:
    """Dovecot over this folder, IMAP with STARTTLS on one port and TLS at once on the other; POP3 too if it can."""
    pop3_ports = () if pop3_hindrance() else pop3_ports
    configuration = folder.path / "dovecot.conf"
    words = _words_of_2_3 if _version() < (2, 4) else _words_of_2_4
    said = words(folder) + _common_words(folder, port, tls_port) + _words_without_root(folder)
    configuration.write_text(said + _words_of_pop3(pop3_ports))
    return Program(
        name="Dovecot",
        command=[str(DOVECOT), "-F", "-c", str(configuration)],
        ports=(port, tls_port, *pop3_ports),
        folder=folder.path,
        log=folder.log("dovecot"),
        # Its sessions end within milliseconds; the first process often lingers for seconds afterwards.
        patience=(0, 0.3),
    )


def _version() -> tuple[int, int]:
    said = subprocess.run([DOVECOT, "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = re.match(r"(\d+)\.(\d+)", said).groups()
    return int(major), int(minor)


def _words_of_2_3(folder: MailFolder) -> str:
    return f"""{_words_for_tokens(folder)}
ssl_cert = <{folder.certificate}
ssl_key = <{folder.key}
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
passdb {{
  driver = passwd-file
  args = username_format=%Lu {folder.path}/dovecot-users
}}
userdb {{
  driver = static
  args = home={folder.path}/mail/%Lu
}}
"""


def _words_for_tokens(folder: MailFolder) -> str:
    if not folder.introspection:
        return ""
    return f"""
auth_mechanisms = plain xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder.path}/dovecot-oauth2
}}
"""


def _words_of_2_4(folder: MailFolder) -> str:
    return f"""
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
ssl_server_cert_file = {folder.certificate}
ssl_server_key_file = {folder.key}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
passdb passwd-file {{
  passwd_file_path = {folder.path}/dovecot-users
  auth_username_format = %{{user | lower}}
}}
userdb static {{
  fields {{
    home = {folder.path}/mail/%{{user | lower}}
  }}
}}
"""


def _common_words(folder: MailFolder, port: int, tls_port: int) -> str:
    """No waiting after a wrong password, many connections for one user, new mail seen without inotify too."""
    return f"""
base_dir = {folder.path}/run
state_dir = {folder.path}/state
log_path = {folder.log("dovecot")}
listen = {HOST}
ssl = yes
mail_uid = {folder.owner.uid}
mail_gid = {folder.owner.gid}
first_valid_uid = {folder.owner.uid}
first_valid_gid = {folder.owner.gid}
mail_fsync = never
mail_max_userip_connections = 200
mailbox_idle_check_interval = 1 secs
auth_failure_delay = 0 secs
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


def _words_of_pop3(ports: tuple[int, ...]) -> str:
    if not ports:
        return "protocols = imap\n"
    return f"""
protocols = imap pop3
service pop3 {{
  executable = {POP3}/pop3
}}
service pop3-login {{
  executable = {POP3}/pop3-login
  {"" if os.getuid() == 0 else "chroot ="}
  inet_listener pop3 {{
    port = {ports[0]}
  }}
  inet_listener pop3s {{
    port = {ports[1]}
    ssl = yes
  }}
}}
"""


def _words_without_root(folder: MailFolder) -> str:
    if os.getuid() == 0:
        return ""
    return f"""
default_login_user = {folder.owner.user}
default_internal_user = {folder.owner.user}
default_internal_group = {folder.owner.group}
service imap-login {{
  chroot =
}}
service anvil {{
  chroot =
}}
"""
