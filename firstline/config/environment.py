"""What this installation says of itself: read once from environment variables and the data folder."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Environment:
    """Where data lies and how the desk is reached. Every variable begins with FIRSTLINE_."""

    data: Path
    database: str
    secret_key: str
    public_url: str
    local_url: str
    hosts: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    largest_mail: int
    smtp_listen: str
    lmtp_listen: str
    mail_certificate: str
    mail_certificate_key: str
    internal_hosts: tuple[str, ...]
    demo: bool
    set_up_from_here: bool
    debug: bool
    dns_servers: tuple[str, ...]
    rspamd_url: str
    rspamd_password: str
    spam_learn_command: str


def read_environment() -> Environment:
    data = Path(os.environ.get("FIRSTLINE_DATA") or REPOSITORY / "data").resolve()
    data.mkdir(parents=True, exist_ok=True)
    return Environment(
        data=data,
        database=os.environ.get("FIRSTLINE_DATABASE", ""),
        secret_key=os.environ.get("FIRSTLINE_SECRET_KEY") or _kept_secret(data / "secret-key"),
        public_url=os.environ.get("FIRSTLINE_PUBLIC_URL", "").rstrip("/"),
        local_url=os.environ.get("FIRSTLINE_LOCAL_URL", "http://127.0.0.1:8000").rstrip("/"),
        hosts=_words("FIRSTLINE_HOSTS"),
        trusted_proxies=_words("FIRSTLINE_TRUSTED_PROXIES"),
        largest_mail=int(os.environ.get("FIRSTLINE_LARGEST_MAIL_MB") or 50) * 1024**2,
        smtp_listen=os.environ.get("FIRSTLINE_SMTP_LISTEN", ""),
        lmtp_listen=os.environ.get("FIRSTLINE_LMTP_LISTEN", ""),
        mail_certificate=os.environ.get("FIRSTLINE_MAIL_CERTIFICATE", ""),
        mail_certificate_key=os.environ.get("FIRSTLINE_MAIL_CERTIFICATE_KEY", ""),
        internal_hosts=_words("FIRSTLINE_INTERNAL_HOSTS"),
        demo=os.environ.get("FIRSTLINE_DEMO", "") == "1",
        set_up_from_here=os.environ.get("FIRSTLINE_SET_UP_FROM_HERE", "") == "1",
        debug=os.environ.get("FIRSTLINE_DEBUG", "") == "1",
        dns_servers=_words("FIRSTLINE_DNS"),
        rspamd_url=os.environ.get("FIRSTLINE_RSPAMD_URL", "").rstrip("/"),
        rspamd_password=os.environ.get("FIRSTLINE_RSPAMD_PASSWORD", ""),
        spam_learn_command=os.environ.get("FIRSTLINE_SPAM_LEARN_COMMAND", ""),
    )


def _kept_secret(path: Path) -> str:
    """The secret of this data folder, made at the first start and readable by its owner only."""
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def _words(name: str) -> tuple[str, ...]:
    return tuple(os.environ.get(name, "").replace(",", " ").split())
