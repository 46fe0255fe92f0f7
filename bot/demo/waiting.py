"""Who waits for a buddy in the made-up community, so that a visitor can watch a pairing from both sides."""

from __future__ import annotations

from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.demo.community import BUDDIES, Community

WAITING = (
    ("maya", {"wishes": 0, "words": "I like long walks and short messages."}),
    ("tom", {"wishes": 0, "words": "Evenings are good for me. I am better at listening."}),
    ("kim", {"wishes": 1, "words": "Happy to swap what works."}),
)
"""People, and which of the things on the server's list each would like."""


async def begin(community: Community) -> None:
    """Have a moderator open the queue, and people join it; soon two of them are proposed to each other."""
    place = community.guild.channels[BUDDIES]
    robin = community.person("robin").member
    form = await _press(robin, await robin.slash(place, "desk buddies"), "buddies:desk-place")
    await robin.submit_modal(form, {"open": True, "channel": [place]})
    for key, said in WAITING:
        await _join(community.person(key).member, place, int(said["wishes"]), str(said["words"]))


async def _join(member: MemberActor, place: ChannelHandle, wish: int, words: str) -> None:
    form = await _press(member, await member.slash(place, "buddy"), "buddies:find")
    joined = await member.submit_modal(form, {"agreed": True, "age": "yes"})
    wishes = await _press(member, joined, "buddies:wishes")
    assert wishes.modal is not None
    listed = [part["component"] for part in wishes.modal["components"]]
    options = next(part["options"] for part in listed if part["custom_id"] == "wishes")
    await member.submit_modal(wishes, {"wishes": [options[wish]["value"]], "words": words})


async def _press(member: MemberActor, shown: InteractionResult, button: str) -> InteractionResult:
    answer = shown.followups[-1] if shown.followups else shown.response
    assert answer is not None
    return await member.click(answer, custom_id=button)
