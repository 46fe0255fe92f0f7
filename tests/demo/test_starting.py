from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.web import LocalServer

pytestmark = pytest.mark.alone

COMMAND = (sys.executable, "-m", "bot", "demo", "--no-browser")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_address_is_printed_and_the_end_leaves_nothing_behind(
    tmp_path: Path, sign: signal.Signals
) -> None:
    surroundings = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True, env=surroundings) as demo:
        assert demo.stdout is not None
        lines = iter(demo.stdout.readline, "")
        address = next(line for line in lines if line.startswith("http"))
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", address)
        assert list(tmp_path.iterdir())
        demo.send_signal(sign)
        assert demo.wait(timeout=20) == 0
    assert not list(tmp_path.iterdir())


async def test_a_taken_port_leads_to_the_next_free_one() -> None:
    async with LocalServer([]) as first, LocalServer([], first.port) as second:
        assert first.port < second.port <= first.port + 50
