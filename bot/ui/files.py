"""Files that people put into a form, and files that they get."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from typing import Any, cast

import discord
from discord.ui import File

from bot.core.errors import Refusal
from bot.ui.app import Interaction
from bot.ui.components import Card
from bot.ui.filled import Filled
from bot.ui.replies import NOBODY

DOWNLOAD_SECONDS = 30.0
KILOBYTE = 1_000


async def attached(interaction: Interaction, filled: Filled, most_bytes: int) -> tuple[str, bytes]:
    """Return the name of the file in the field "file" of a form, and what is in it. Raises Refusal."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    sent = data.get("resolved", {}).get("attachments", {}).get(filled.chosen("file") or "")
    if sent is None:
        raise Refusal("file-none")
    if int(sent["size"]) > most_bytes:
        raise Refusal("file-too-large", most=most_bytes // KILOBYTE)
    async with asyncio.timeout(DOWNLOAD_SECONDS):
        return str(sent["filename"]), await interaction.client.http.get_from_cdn(sent["url"])


async def answer_with(interaction: Interaction, card: Card, texts: Mapping[str, str]) -> None:
    """Show a card with files, by their names, in place of "thinking"."""
    files = [discord.File(io.BytesIO(text.encode()), name) for name, text in texts.items()]
    for one in files:
        card.add_item(File[Any](one))
    await interaction.edit_original_response(view=card, attachments=files, allowed_mentions=NOBODY)
