"""How the program starts when Discord, the network or the database are not as they should be."""

from __future__ import annotations

import json
import random
import shutil
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.core.paths import shipped_config
from tests.loopback import gateway
from tests.loopback.bits import Intent
from tests.loopback.in_process import check
from tests.loopback.process import BotProcess, alongside
from tests.loopback.serve import Loopback, serve
from tests.loopback.world import World, token_of
from tests.rounds.harbour import Harbour, harbour

WRONG_TOKEN = "Discord does not know this DISCORD_TOKEN. Copy the token again from the bot's page."


@asynccontextmanager
async def starting(loopback: Loopback, token: str, data: Path) -> AsyncGenerator[BotProcess]:
    """The real program, which may or may not come to be connected."""
    command = alongside(loopback, "run", "--data", str(data))
    async with BotProcess(command, {"DISCORD_TOKEN": token}) as process:
        yield process


async def test_a_wrong_token_ends_it_with_one_clear_sentence(tmp_path: Path) -> None:
    async with serve(World()) as loopback:
        token = token_of(123456789012345678)
        async with starting(loopback, token, tmp_path) as process:
            assert await process.wait(20) == 2
        assert process.output.splitlines()[-1] == WRONG_TOKEN
        assert "Traceback" not in process.output
        assert token not in process.output


async def test_a_token_that_was_reset_a_moment_ago_ends_it_as_well(tmp_path: Path) -> None:
    world = World()
    world.gateway.refuse()
    async with serve(world) as loopback, starting(loopback, world.token, tmp_path) as process:
        await world.until(lambda: world.requests.to("PUT", "/applications/*/commands", status=200), 20)
        world.token = token_of(123456789012345678)
        world.gateway.accept()
        assert await process.wait(20) == 2
        assert process.output.splitlines()[-1] == WRONG_TOKEN
    check(world)


async def test_an_intent_that_is_not_allowed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "PRIVILEGED", Intent.GUILD_MESSAGES)
    world = World()
    async with serve(world) as loopback, starting(loopback, world.token, tmp_path) as process:
        assert await process.wait(20) == 2
        assert "an intent that the bot does not use" in process.output.splitlines()[-1]
    check(world)


async def test_a_bot_that_starts_before_the_network_connects_when_it_comes(tmp_path: Path) -> None:
    it = Harbour(tmp_path)
    port = free_port()
    before = Loopback(it.world, f"http://127.0.0.1:{port}")
    async with starting(before, it.world.token, tmp_path / "data") as process:
        await process.prints("trying again", 20)
        assert "Discord cannot be reached." in process.output
        async with serve(it.world, port):
            await it.world.ready(20)
            await it.open_round()
            await it.share(it.ada, "after all")
        assert "Unclosed" not in process.output
    check(it.world)


def free_port() -> int:
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        return int(ear.getsockname()[1])


@pytest.mark.parametrize("path", ["/users/@me", "/applications/*/commands"])
async def test_a_discord_that_is_away_at_the_start_is_waited_for(tmp_path: Path, path: str) -> None:
    it = Harbour(tmp_path)
    it.world.faults.add("*", path, status=503, times=2)
    it.world.gateway.refuse(times=2)
    async with serve(it.world) as loopback, it.moor(loopback):
        await it.open_round()
        assert it.process.output.count("trying again") >= 2
    check(it.world)


async def test_a_host_can_stop_a_bot_that_waits_for_the_network(tmp_path: Path) -> None:
    nowhere = Loopback(World(), f"http://127.0.0.1:{free_port()}")
    async with starting(nowhere, nowhere.world.token, tmp_path) as process:
        await process.prints("trying again", 20)
        assert await process.terminate(20) == 0


async def test_noise_instead_of_a_database_costs_everything_but_help(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "alongside.db").write_bytes(random.Random(3).randbytes(30_000))
    async with harbour(tmp_path) as it:
        told = await it.world.slash(it.moderator, it.circle, "desk circles", {"channel": it.circle})
        assert "The bot cannot reach its records right now" in told.text
        helped = await it.world.slash(it.ada, it.circle, "help")
        assert "findahelpline.com" in helped.text
        direct = await it.world.slash(it.ada, it.world.dm(it.ada), "help")
        assert "findahelpline.com" in direct.text
        here = it.world.say(it.ben, it.circle, "here")
        for press in ("check-in", "listen", "keep", "extend", "close", "mine", "change", "remove"):
            pressed = await it.world.forge_press(it.ada, here, f"rounds:{press}:1")
            assert "Help still works: type /help." in pressed.text, press
        assert "findahelpline.com" in (await it.world.forge_press(it.ada, here, "help")).text


async def test_a_port_for_numbers_that_another_program_has_is_logged_and_costs_nothing_else(
    tmp_path: Path,
) -> None:
    shutil.copytree(shipped_config(), tmp_path / "config")
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        port = int(ear.getsockname()[1])
        (tmp_path / "config" / "alongside.yaml").write_text(f"metrics_port: {port}\n", "utf-8")
        async with harbour(tmp_path, "--config", str(tmp_path / "config")) as it:
            await it.open_round()
            await it.share(it.ada, "all the same")
            [line] = [one for one in it.process.output.splitlines() if "no metrics" in one]
            told = json.loads(line)
            assert (told["event"], told["port"]) == ("no metrics: the port cannot be used", port)
            assert told["level"] == "error"
            assert "Address already in use" in told["exception"]
            assert await it.process.terminate(20) == 0
