"""Where our bot keeps what it knows while it is measured."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measurement import Skipped
from tests import postgres


@dataclass(frozen=True, slots=True)
class Home:
    """A new data folder, and the address of a database elsewhere, if there is one."""

    data: Path
    database_url: str | None = None


@contextmanager
def sqlite() -> Generator[Home]:
    """A file, as most hosts have it."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        yield Home(Path(folder))


@contextmanager
def postgresql() -> Generator[Home]:
    """A throw-away PostgreSQL. Raises Skipped where it is not installed."""
    binaries = postgres.find_binaries()
    if binaries is None:
        raise Skipped("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    with postgres.start(binaries) as cluster, cluster.database() as url, sqlite() as home:
        yield Home(home.data, url)
