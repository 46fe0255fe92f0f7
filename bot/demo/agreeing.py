"""What the made-up community agreed to a while ago, and what somebody would like to change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from simcord import Env, InteractionResult, MemberActor

from bot.demo.community import AGREEING, Community
from bot.demo.evening import follow, press

POINTS = "We listen first.\nWhat is said here stays here.\nAnyone may pass."
SUGGESTED = "We listen first, and ask before we give advice."
QUICKLY = {"review": "", "remind": "3", "days": "1", "least": ""}
CALMLY = {**QUICKLY, "days": "7"}
DAY = timedelta(days=1)


async def begin(env: Env, community: Community) -> None:
    """Have a circle agree to a short text, which takes a day, and somebody suggest other words for a point.

    One voice is there already; with one more the suggestion is agreed to when its week is over.
    """
    place = community.guild.channels[AGREEING]
    robin, maya, kim, tom = (community.person(key).member for key in ("robin", "maya", "kim", "tom"))
    await robin.slash(place, "desk circles", channel=place)
    desk = await robin.slash(place, "desk agreement")
    await _send(robin, await follow(robin, desk, "agreements:settings"), QUICKLY)
    written = await _send(robin, await follow(robin, desk, "agreements:write"), {"words": POINTS})
    await follow(robin, written, "agreements:ask")
    for one in (kim, tom):
        await press(one, place, "agreements:yes")
    await env.advance_time(DAY.total_seconds())
    await _send(robin, await follow(robin, desk, "agreements:settings"), CALMLY)
    text = await maya.slash(place, "agreement")
    form = await follow(maya, text, "agreements:suggest", "agreements:point")
    await _send(maya, form, {"words": SUGGESTED})
    await press(maya, place, "agreements:yes")


async def _send(
    member: MemberActor, form: InteractionResult | None, filled: Mapping[str, str]
) -> InteractionResult | None:
    if form is None or form.modal is None:
        return None
    return await member.submit_modal(form, dict(filled))
