"""Answers to interactions, and the messages that follow (docs: Receiving and Responding to Interactions)."""

from __future__ import annotations

from typing import Any

from tests.loopback import answers
from tests.loopback.bits import Answer, Ask, MessageFlag
from tests.loopback.handles import Handle
from tests.loopback.limits import Limit
from tests.loopback.messages import payload_of
from tests.loopback.model import Json
from tests.loopback.rest.call import Call, Route

FOLLOW_UP = Limit(5, 2.0)


def callback(call: Call) -> Json | None:
    """The first answer; with `with_response` Discord says what came of it."""
    token = call.names["token"]
    handle = answers.find_for_callback(call.world, call.id("interaction_id"), token)
    kind = int(call.form.get("type") or 0)
    answers.answer(call.world, handle, kind, call.form.get("data") or {}, call.uploads)
    if call.query.get("with_response") not in ("1", "true"):
        return None
    return _callback_response(call, handle, kind)


def _callback_response(call: Call, handle: Handle, kind: int) -> Json:
    about: dict[str, Any] = {"id": str(handle.id), "type": int(handle.type)}
    resource: Json = {"type": kind}
    message = handle.original
    if message is not None and handle.type != Ask.AUTOCOMPLETE:
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": bool(message.flags & MessageFlag.LOADING),
            "response_message_ephemeral": message.ephemeral,
        }
        if kind in (Answer.MESSAGE, Answer.UPDATE):
            resource["message"] = payload_of(call.world, message)
    return {"interaction": about, "resource": resource}


def _handle(call: Call) -> Handle:
    return answers.find_for_webhook(call.world, call.id("webhook_id"), call.names["token"])


def follow_up(call: Call) -> Json:
    message = answers.follow_up(call.world, _handle(call), call.form, call.uploads)
    return payload_of(call.world, message)


def get(call: Call) -> Json:
    return payload_of(call.world, answers.find_message(_handle(call), call.names["message_id"]))


def edit(call: Call) -> Json:
    handle = _handle(call)
    message = answers.find_message(handle, call.names["message_id"])
    answers.edit(call.world, handle, message, call.form, call.uploads)
    return payload_of(call.world, message)


def delete(call: Call) -> None:
    handle = _handle(call)
    answers.delete(call.world, handle, answers.find_message(handle, call.names["message_id"]))


_WEBHOOK = "/webhooks/{webhook_id}/{token}"
_MESSAGE = f"{_WEBHOOK}/messages/{{message_id}}"
ROUTES = (
    Route("POST", "/interactions/{interaction_id}/{token}/callback", callback, open=True),
    Route("POST", _WEBHOOK, follow_up, FOLLOW_UP, open=True),
    Route("GET", _MESSAGE, get, open=True),
    Route("PATCH", _MESSAGE, edit, open=True),
    Route("DELETE", _MESSAGE, delete, open=True),
)
