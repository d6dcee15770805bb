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
    demo: bool
    set_up_from_here: bool
    debug: bool


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
        demo=os.environ.get("FIRSTLINE_DEMO", "") == "1",
        set_up_from_here=os.environ.get("FIRSTLINE_SET_UP_FROM_HERE", "") == "1",
        debug=os.environ.get("FIRSTLINE_DEBUG", "") == "1",
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
