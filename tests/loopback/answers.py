"""What a bot may answer to an interaction, and when (docs: Receiving and Responding to Interactions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loopback import messages
from tests.loopback.bits import Answer, Ask, MessageFlag, MessageKind, Permission
from tests.loopback.drafts import Draft, Upload, read_draft
from tests.loopback.errors import (
    ApiError,
    already_acknowledged,
    archived_thread,
    invalid_form,
    invalid_webhook_token,
    unknown_interaction,
    unknown_message,
    unknown_webhook,
)
from tests.loopback.handles import ANSWER_WITHIN, TOKEN_LIFE, Handle
from tests.loopback.modals import check_modal
from tests.loopback.model import Json, Message, Thread, listed
from tests.loopback.permissions import can

if TYPE_CHECKING:
    from tests.loopback.world import World

_ALLOWED = {
    Ask.COMMAND: {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.MODAL},
    Ask.COMPONENT: {
        Answer.MESSAGE,
        Answer.DEFERRED_MESSAGE,
        Answer.DEFERRED_UPDATE,
        Answer.UPDATE,
        Answer.MODAL,
    },
    Ask.AUTOCOMPLETE: {Answer.CHOICES},
    Ask.MODAL_SUBMIT: {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.DEFERRED_UPDATE, Answer.UPDATE},
}


def find_for_callback(world: World, id: int, token: str) -> Handle:
    """10062 for what Discord does not know or waited for in vain, 40060 for what has its answer."""
    handle = world.interactions.get(token)
    if handle is None or handle.id != id:
        raise unknown_interaction()
    if handle.first_answer is not None:
        raise already_acknowledged()
    if world.clock.now() - handle.created_at > ANSWER_WITHIN:
        raise unknown_interaction()
    return handle


def find_for_webhook(world: World, application_id: int, token: str) -> Handle:
    """10015 before the first answer, 50027 when 15 minutes are over."""
    handle = world.interactions.get(token)
    if handle is None or application_id != world.application_id:
        raise unknown_webhook()
    if world.clock.now() - handle.created_at > TOKEN_LIFE:
        raise invalid_webhook_token()
    if handle.first_answer is None:
        raise unknown_webhook()
    return handle


def answer(world: World, handle: Handle, type: int, data: Json, uploads: dict[str, Upload]) -> None:
    """Carry out the first answer."""
    _check_type(handle, type)
    _check_thread(world, handle)
    if type == Answer.CHOICES:
        _check_choices(data)
    elif type == Answer.MODAL:
        check_modal(data)
    elif type == Answer.MESSAGE:
        draft = _draft(data, uploads)
        handle.original = _post(world, handle, draft, ephemeral=bool(draft.flags & MessageFlag.EPHEMERAL))
    elif type == Answer.DEFERRED_MESSAGE:
        ephemeral = bool(int(data.get("flags") or 0) & MessageFlag.EPHEMERAL)
        handle.original = _post(world, handle, Draft(), ephemeral=ephemeral, extra=MessageFlag.LOADING)
    else:
        handle.original = handle.source
        if type == Answer.UPDATE and handle.source is not None:
            _edit_under_data(world, handle.source, data, uploads)
    handle.note_answer(type, data)


def _check_type(handle: Handle, type: int) -> None:
    """Changing "the message" needs a message that was pressed."""
    allowed = set[int](_ALLOWED[Ask(handle.type)])
    if handle.source is None:
        allowed -= {Answer.UPDATE, Answer.DEFERRED_UPDATE}
    if type not in allowed:
        names = ", ".join(str(int(kind)) for kind in sorted(allowed))
        raise invalid_form([("type", "BASE_TYPE_CHOICES", f"Value must be one of ({names}).")])


def _check_thread(world: World, handle: Handle) -> None:
    """In a locked and archived thread nothing can be answered to who cannot open it (403, 50083)."""
    place = handle.channel
    if not (isinstance(place, Thread) and place.archived and place.locked):
        return
    if not can(place, handle.user, Permission.MANAGE_THREADS, world.clock.now()):
        raise ApiError(403, 50083, archived_thread().body["message"])


def _check_choices(data: Json) -> None:
    """At most 25 choices, names and texts of 100 characters (docs: "Autocomplete")."""
    choices: list[Json] = listed(data, "choices")
    long = [c for c in choices if not 1 <= len(str(c["name"])) <= 100 or len(str(c["value"])) > 100]
    if len(choices) > 25 or long:
        raise invalid_form([("data.choices", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")])


def _under_data(error: ApiError) -> ApiError:
    """In a callback the form sits under `data`, and so do its faults."""
    if "errors" in error.body:
        error.body["errors"] = {"data": error.body["errors"]}
    return error


def _draft(data: Json, uploads: dict[str, Upload]) -> Draft:
    try:
        return read_draft(data, uploads)
    except ApiError as error:
        raise _under_data(error) from None


def _edit_under_data(world: World, message: Message, data: Json, uploads: dict[str, Upload]) -> None:
    if message.deleted:
        raise unknown_message()
    try:
        messages.edit(world, message, data, uploads)
    except ApiError as error:
        raise _under_data(error) from None


def _post(
    world: World,
    handle: Handle,
    draft: Draft,
    *,
    ephemeral: bool,
    extra: int = 0,
    reply_to: Message | None = None,
) -> Message:
    """Post in the name of the interaction: needs no permission, and quotes what was pressed."""
    kind, reference = _kind(handle), reply_to or handle.source
    return messages.post(
        world,
        handle.channel,
        world.bot,
        draft,
        kind=MessageKind.REPLY if reference is not None else kind,
        reference=reference,
        asked=handle.metadata,
        seen_by=handle.user if ephemeral else None,
        extra_flags=extra,
    )


def _kind(handle: Handle) -> int:
    if handle.type != Ask.COMMAND:
        return MessageKind.DEFAULT
    slash = handle.payload["data"].get("type", 1) == 1
    return MessageKind.CHAT_INPUT_COMMAND if slash else MessageKind.CONTEXT_MENU_COMMAND


def follow_up(world: World, handle: Handle, body: Json, uploads: dict[str, Upload]) -> Message:
    """Post another message; the first one after "thinking" takes its place, and its visibility."""
    draft = read_draft(body, uploads)
    original = handle.original
    if handle.waiting and original is not None and original.flags & MessageFlag.LOADING:
        kept = {key: value for key, value in body.items() if key != "flags"}
        flags = int(body.get("flags") or 0)
        messages.edit(world, original, kept | ({"flags": flags} if flags else {}), uploads)
        handle.note_finished()
        return original
    ephemeral = bool(draft.flags & MessageFlag.EPHEMERAL)
    message = _post(world, handle, draft, ephemeral=ephemeral, reply_to=original)
    handle.followups.append(message)
    handle.note_finished()
    return message


def find_message(handle: Handle, which: str) -> Message:
    """`@original` or one of the follow-ups; 10008 for any other, and for a deleted one."""
    mine = [*handle.followups, *([handle.original] if handle.original else [])]
    found = handle.original if which == "@original" else next((m for m in mine if str(m.id) == which), None)
    if found is None or found.deleted:
        raise unknown_message()
    return found


def edit(world: World, handle: Handle, message: Message, body: Json, uploads: dict[str, Upload]) -> None:
    """Change an answer; the first change ends "thinking"."""
    messages.edit(world, message, body, uploads)
    if message is handle.original:
        handle.note_finished()


def delete(world: World, handle: Handle, message: Message) -> None:
    """Take an answer away."""
    messages.delete(world, message)
    if message is handle.original:
        handle.note_finished()
