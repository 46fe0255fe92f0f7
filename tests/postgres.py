"""A throw-away PostgreSQL, for the tests that run on both databases."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

_SERVER = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def find_binaries() -> Path | None:
    """The folder of PostgreSQL's programs: Debian keeps initdb out of PATH. None when not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: int(path.parent.name), default=None)


@dataclass(frozen=True)
class Cluster:
    """One running server that listens on a socket inside its own folder, so that no port can clash."""

    binaries: Path
    folder: Path
    owner: str | None
    numbers: Iterator[int]

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the cluster's owner; what it says is shown when it fails."""
        # What it says goes to a file: the server that pg_ctl leaves running would hold a pipe open for ever.
        said = self.folder / "said"
        with said.open("w") as output:
            done = subprocess.run(
                [self.binaries / program, *arguments],
                cwd=self.folder,
                user=self.owner,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {said.read_text()}")

    def go(self) -> None:
        """Start the server."""
        options = f"{_SERVER} -k {self.folder}"
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", f"{self.folder}/log", "-o", options)

    def stop(self) -> None:
        """Stop the server, and cut every connection to it."""
        self.run("pg_ctl", "stop", "-w", "-D", self.data, "-m", "fast")

    @contextmanager
    def hanging(self) -> Generator[None]:
        """Let every process of the server stand still, so that it takes connections and says nothing."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        everybody = [first, *map(int, children)]
        for process in everybody:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in everybody:
                os.kill(process, signal.SIGCONT)

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    @contextmanager
    def database(self, like: str | None = None) -> Generator[str]:
        """A new database, empty or a copy of another; gives its URL and drops it afterwards."""
        name = f"alongside_{next(self.numbers)}"
        where = ("--host", str(self.folder), "--username", "alongside")
        self.run("createdb", *where, *(("--template", like) if like else ()), name)
        try:
            yield f"postgresql+asyncpg://alongside@/{name}?host={self.folder}"
        finally:
            self.run("dropdb", *where, "--force", name)


def name_of(url: str) -> str:
    """The name of the database behind a URL of ours."""
    return urlsplit(url).path.lstrip("/")


@contextmanager
def start(binaries: Path) -> Generator[Cluster]:
    """Start a new cluster in a temporary folder; stop and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    cluster = Cluster(binaries, folder, _owner(), count(1))
    if cluster.owner:
        shutil.chown(folder, cluster.owner)
    try:
        cluster.run("initdb", "-D", cluster.data, "-U", "alongside", "-A", "trust", "-E", "UTF8", "--no-sync")
        cluster.go()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: then the user that its package made runs it, or else nobody."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
