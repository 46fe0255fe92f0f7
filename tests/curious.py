"""A person who presses everything once, wherever it leads, on the loopback Discord."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.loopback.bits import Answer, Part
from tests.loopback.components import walk
from tests.loopback.errors import NotPossible
from tests.loopback.handles import Handle, Modal
from tests.loopback.model import Channel, Json, Message, User
from tests.loopback.world import World

WORDS = "**Many** _words_ ||of|| `them` "
PATIENCE = 15.0
OWN_FAULT = "Something went wrong with the bot"


@dataclass(slots=True)
class Curious:
    """Types every command without options, then presses each kind of button once, up to ``depth`` presses in.

    Forms are sent with every box filled to its end. ``faults`` tells where the bot had to say that it failed.
    """

    world: World
    person: User
    depth: int = 6
    presses: int = 0
    pressed: set[str] = field(default_factory=set[str])
    faults: list[list[str]] = field(default_factory=list[list[str]])

    async def look_around(self, place: Channel) -> None:
        """Do all that in one place."""
        for command in self._commands():
            try:
                handle = self.world.slash(self.person, place, command, {})
            except NotPossible:
                continue  # not for this person, or not here, or with an option that has to be there
            self.pressed.clear()
            await self._follow(handle, [command])

    def _commands(self) -> Iterator[str]:
        for command in self.world.commands.registered(None):
            parts = [part for part in command.get("options", []) if part["type"] == 1]
            names = [f"{command['name']} {part['name']}" for part in parts] or [command["name"]]
            yield from names if command.get("type", 1) == 1 else ()

    async def _follow(self, handle: Handle, path: list[str]) -> None:
        shown = await self._answers(handle, path)
        waiting = [(message, path) for message in shown]
        while waiting:
            message, path = waiting.pop(0)
            if len(path) > self.depth:
                continue
            for part in list(walk(message.components)):
                if (pressed := self._use(message, part)) is not None:
                    further = [*path, part.get("label") or part.get("placeholder") or part["custom_id"]]
                    waiting += [(one, further) for one in await self._answers(pressed, further)]

    def _use(self, message: Message, part: Json) -> Handle | None:
        name = ":".join(word for word in part.get("custom_id", "").split(":") if not word.isdigit())
        if not name or name in self.pressed:
            return None
        self.pressed.add(name)
        self.presses += 1
        try:
            if part["type"] == Part.BUTTON:
                return self.world.press(self.person, message, custom_id=part["custom_id"])
            if part["type"] == Part.STRING_SELECT:
                last = part["options"][-1]["label"]
                return self.world.select(self.person, message, [last], custom_id=part["custom_id"])
        except NotPossible:
            pass  # greyed out, or gone since it was seen
        return None

    async def _answers(self, handle: Handle, path: list[str]) -> list[Message]:
        await handle.answered()
        assert handle.first_answer is not None
        if handle.first_answer.type == Answer.MODAL:
            sent = self._send(handle.modal)
            return await self._answers(sent, [*path, "sent"]) if sent is not None else []
        await handle.finished(PATIENCE)
        if OWN_FAULT in handle.text:
            self.faults.append(path)
        return [message for message in (handle.message, *handle.followups) if message is not None]

    def _send(self, form: Modal) -> Handle | None:
        boxes = [part for part in form.components if part.get("component", {}).get("type") == Part.TEXT_INPUT]
        filled = {box["label"]: (WORDS * 150)[: box["component"].get("max_length", 4000)] for box in boxes}
        try:
            return self.world.submit(form, filled)
        except NotPossible:
            return None  # a choice has to be made there
