"""What a member leaves with the bot is never plain in the file, and whom they named cannot be counted out.

The keys come from the environment, or from a file beside the database that is made once. The newest key
comes first and seals; the others still open what they sealed. The last one also makes the marks, so it stays.
"""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from bot.core.errors import Unavailable

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

KEY_FILE = "alongside.key"
_DIALECT = "alongside_vault"


class Vault:
    """Seals and opens words, and makes marks that stand for things without saying what they are.

    ``renewed`` returns the keys as they are now: a bot that runs on goes on reading after a key was added.
    """

    def __init__(self, keys: Sequence[str], renewed: Callable[[], Sequence[str]] | None = None) -> None:
        for key in keys:
            if len(_raw(key)) != 32:
                raise ValueError("a key is 32 bytes, written as 44 letters and signs")
        if not keys:
            raise ValueError("there is no key")
        self.keys = tuple(keys)
        self._box: MultiFernet | None = None
        self._renewed = renewed

    def seal(self, text: str) -> str:
        """Return ``text`` so that only the keys can read it."""
        return self._fernet().encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """Return what was sealed. Raises `Unavailable` when no key fits, or somebody changed it."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet().decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            if self._renew():
                return self.unseal(sealed)
            raise Unavailable("error-key-missing") from error

    def reseal(self, sealed: str) -> str:
        """Return the same words under the newest key. Raises `Unavailable` when no key fits."""
        return self.seal(self.unseal(sealed))

    def mark(self, *parts: object) -> str:
        """Return what stands for ``parts`` and, without the key, does not tell what they are."""
        written = "\x1f".join(map(str, parts)).encode()
        return hmac.new(_raw(self.keys[-1]), written, sha256).hexdigest()

    def _renew(self) -> bool:
        """Take in the keys as they are now; say whether they are others."""
        keys = tuple(self._renewed()) if self._renewed is not None else self.keys
        if keys == self.keys or self.keys[-1] not in keys:
            return False
        self.keys, self._box = keys, None
        return True

    def _fernet(self) -> MultiFernet:
        if self._box is None:
            from cryptography.fernet import Fernet, MultiFernet  # slow to import, and seldom needed at once

            self._box = MultiFernet([Fernet(key) for key in self.keys])
        return self._box


class Secret(TypeDecorator[str]):
    """Words that a member left with the bot: text for us, sealed in the file."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal on the way in."""
        return None if value is None else _vault_of(dialect).seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else _vault_of(dialect).unseal(value)


def lend(dialect: Dialect, vault: Vault) -> None:
    """Let the `Secret` columns of one engine use ``vault``."""
    setattr(dialect, _DIALECT, vault)


def new_key() -> str:
    """Return a new key."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def open_vault(data_dir: Path, from_environment: str | None) -> Vault:
    """Return the vault whose keys the host gave (newest first, commas between), else those in the file.

    The file is made when there is none, for its owner alone. Raises ValueError for what is no key.
    """
    if from_environment:
        return Vault([key.strip() for key in from_environment.split(",") if key.strip()])
    file = data_dir / KEY_FILE
    if not file.exists():
        _put_first(_draft_of(file, [new_key()]), file)

    def renewed() -> Sequence[str]:
        return file.read_text("ascii").split()

    return Vault(renewed(), renewed)


def _put_first(draft: Path, file: Path) -> None:
    """Let ``draft`` be ``file``, unless another program was faster: it uses the key that it made."""
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    except OSError:  # not every disk knows links
        draft.replace(file)
    draft.unlink(missing_ok=True)


def write_keys(file: Path, keys: Sequence[str]) -> None:
    """Put ``keys`` into ``file``, whole or not at all, for its owner alone."""
    _draft_of(file, keys).replace(file)


def _draft_of(file: Path, keys: Sequence[str]) -> Path:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write("".join(f"{key}\n" for key in keys))
        stream.flush()
        os.fsync(stream.fileno())
    return draft


def _raw(key: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(key)
    except ValueError:
        return b""


def _vault_of(dialect: Dialect) -> Vault:
    vault = getattr(dialect, _DIALECT, None)
    if not isinstance(vault, Vault):
        raise Unavailable("error-key-missing")
    return vault
