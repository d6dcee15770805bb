"""What GnuPG encrypts, and what is made to break things."""

import os
import subprocess
import zlib

import pytest
from pysequoia import Tsk

from firstline.channels.email.keys.read import read_key
from firstline.channels.email.opening.apart import open_apart
from firstline.channels.email.opening.outcome import CannotOpen, OpeningKey
from firstline.channels.email.opening.pgp import open_pgp
from firstline.channels.email.tests.keys import ENTITY, HAS_GPG, pgp_encrypted, pgp_secret
from firstline.channels.email.tests.test_key_files import gpg

with_gpg = pytest.mark.skipif(not HAS_GPG, reason="needs gpg (Debian package gnupg)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where gpg keeps a key of the desk: making one takes long."""
    return tmp_path_factory.mktemp("of-gpg")


def opening_key(secret: Tsk | bytes, passphrase: str = "") -> OpeningKey:
    found = read_key([secret if isinstance(secret, bytes) else bytes(secret)], passphrase)
    return OpeningKey(found.fingerprint, found.public, found.private, found.passphrase)


def encrypted_by_gpg(folder, content: bytes, *asked: str) -> bytes:
    (folder / "words").write_bytes(content)
    command = ["--yes", "--trust-model", "always", "-r", "support@desk.test", *asked, "-o", "-", "-e"]
    return gpg(folder, *command, str(folder / "words"))


@with_gpg
@pytest.mark.parametrize(
    "asked", [[], ["--armor"], ["--compress-algo", "zlib"], ["-z", "0"], ["--throw-keyids"], ["--sign"]]
)
def test_opens_what_gpg_encrypts(folder, asked):
    key = opening_key(gpg(folder, "--export-secret-keys"), "hunter2")
    opened = open_pgp(encrypted_by_gpg(folder, ENTITY, *asked), [key])
    assert (opened.content, opened.fingerprint) == (ENTITY, key.fingerprint)


@with_gpg
def test_an_older_subkey_still_opens(folder):
    gpg(folder, "--list-keys")
    old = encrypted_by_gpg(folder, ENTITY)
    listed = gpg(folder, "--with-colons", "--list-keys").decode()
    main = next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
    gpg(folder, "--quick-add-key", main, "cv25519", "encr", "1y")
    key = opening_key(gpg(folder, "--export-secret-keys"), "hunter2")
    assert open_pgp(old, [key]).content == ENTITY
    assert open_pgp(encrypted_by_gpg(folder, ENTITY), [key]).content == ENTITY


def test_the_first_key_that_fits_opens():
    other = Tsk.generate("Other <other@desk.test>", validity_seconds=None)
    keys = [opening_key(other), opening_key(pgp_secret())]
    assert open_pgp(pgp_encrypted(), keys).fingerprint == keys[1].fingerprint


def fault_of(data: bytes, keys=None) -> CannotOpen:
    with pytest.raises(CannotOpen) as refusal:
        open_pgp(data, [opening_key(pgp_secret())] if keys is None else keys)
    return refusal.value


def test_without_the_key_it_says_which_one_is_needed():
    fault = fault_of(pgp_encrypted(), [])
    assert fault.fault == "no_key"
    (needed,) = fault.needs
    assert needed == needed.upper()
    assert len(needed) in (16, 40)


def test_what_was_changed_or_makes_no_sense_stays_closed():
    armour = pgp_encrypted()
    middle = len(armour) * 2 // 3
    changed = armour[:middle] + (b"A" if armour[middle : middle + 1] != b"A" else b"B") + armour[middle + 1 :]
    assert fault_of(changed).fault in {"damaged", "no_key"}
    for data in (b"", b"nonsense", b"-----BEGIN PGP MESSAGE-----\n\nhQEMA1\n-----END PGP MESSAGE-----", b"\x85" * 50):
        assert fault_of(data).fault == "no_key"


@with_gpg
def test_what_unfolds_without_end_is_stopped(folder):
    """150 MB of zeros in a few hundred kilobytes."""
    key = opening_key(gpg(folder, "--export-secret-keys"), "hunter2")
    environment = {**os.environ, "GNUPGHOME": str(folder / "gnupg")}
    command = ["gpg", "--batch", "--trust-model", "always", "-r", "support@desk.test", "-z", "9", "-e"]
    zeros = subprocess.Popen(["head", "-c", "150000000", "/dev/zero"], stdout=subprocess.PIPE)
    made = subprocess.run(command, stdin=zeros.stdout, env=environment, capture_output=True, check=True)
    zeros.wait()
    assert len(made.stdout) < 300_000
    with pytest.raises(CannotOpen) as refusal:
        open_apart("PGP", made.stdout, [key])
    assert refusal.value.fault == "too_large"


def test_a_process_of_its_own_opens_the_same():
    key = opening_key(pgp_secret())
    data = pgp_encrypted(zlib.compress(ENTITY))
    assert open_apart("PGP", data, [key]) == open_pgp(data, [key])


def test_a_process_that_is_asked_nonsense_keeps_it_closed():
    with pytest.raises(CannotOpen) as refusal:
        open_apart("S/MIME", b"x", [OpeningKey("f", "no certificate", "no key")])
    assert refusal.value.fault == "no_key"
