"""What a bot wants to post, checked as Discord checks it (docs: Message, "Create Message")."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.bits import MessageFlag
from tests.loopback.components import check_message_components
from tests.loopback.errors import Fault, empty_message, invalid_form
from tests.loopback.model import Attachment, Json, Message, listed

MAX_CONTENT = 2000
SETTABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2
_LEGACY_FIELDS = ("content", "embeds", "sticker_ids", "poll")


@dataclass(slots=True)
class Upload:
    """A file that came with a request."""

    filename: str
    data: bytes


@dataclass(slots=True)
class Draft:
    """The checked body of a new message."""

    content: str = ""
    flags: int = 0
    components: list[Json] = field(default_factory=list[Json])
    embeds: list[Json] = field(default_factory=list[Json])
    uploads: list[tuple[Upload, str | None]] = field(default_factory=list[tuple[Upload, str | None]])
    allowed_mentions: Json | None = None


def read_draft(body: Json, uploads: dict[str, Upload]) -> Draft:
    """Check the body of a new message; 50006 when there is nothing in it, 50035 when it breaks a rule."""
    flags = int(body.get("flags") or 0)
    v2 = bool(flags & MessageFlag.IS_COMPONENTS_V2)
    check_words(body, v2=v2)
    components = checked_components(body, v2=v2)
    draft = Draft(
        content=body.get("content") or "",
        flags=flags & (SETTABLE | MessageFlag.EPHEMERAL),
        components=components,
        embeds=listed(body, "embeds"),
        uploads=named_uploads(body, uploads),
        allowed_mentions=body.get("allowed_mentions"),
    )
    if v2 and not components:
        raise empty_message()
    if not (draft.content.strip() or draft.components or draft.embeds or draft.uploads):
        raise empty_message()
    return draft


def checked_components(body: Json, *, v2: bool) -> list[Json]:
    """The components, checked and numbered; a copy, so that the record keeps what was sent."""
    components: list[Json] = copy.deepcopy(listed(body, "components"))
    check_message_components(components, v2=v2)
    return components


def check_words(body: Json, *, v2: bool) -> None:
    """Content up to 2,000 characters; none of the older fields beside Components V2."""
    faults: list[Fault] = []
    content: Any = body.get("content")
    if isinstance(content, str) and len(content) > MAX_CONTENT:
        faults.append(("content", "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_CONTENT} or fewer in length."))
    if v2:
        word = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
        sentence = "The '{}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
        faults += [(key, word, sentence.format(key)) for key in _LEGACY_FIELDS if body.get(key)]
    faults += _embed_faults(listed(body, "embeds"))
    faults += _mention_faults(body.get("allowed_mentions") or {})
    if faults:
        raise invalid_form(faults)


def _embed_faults(embeds: list[Json]) -> list[Fault]:
    limits = {"title": 256, "description": 4096}
    faults: list[Fault] = []
    for index, embed in enumerate(embeds):
        for key, high in limits.items():
            if len(embed.get(key) or "") > high:
                sentence = f"Must be {high} or fewer in length."
                faults.append((f"embeds.{index}.{key}", "BASE_TYPE_MAX_LENGTH", sentence))
    if len(embeds) > 10:
        faults.append(("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."))
    return faults


def _mention_faults(allowed: Json) -> list[Fault]:
    """Either parse a kind or list it (docs: Message, "Allowed Mentions Object")."""
    sentence = "parse and the list of ids are mutually exclusive"
    parsed = listed(allowed, "parse")
    both = [kind for kind in ("users", "roles") if kind in parsed and allowed.get(kind)]
    return [("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", sentence) for _ in both]


def named_uploads(body: Json, uploads: dict[str, Upload]) -> list[tuple[Upload, str | None]]:
    """The new files with their descriptions; `attachments` names them by their place."""
    described: dict[str, Json] = {str(entry.get("id")): entry for entry in listed(body, "attachments")}
    return [(upload, described.get(place, {}).get("description")) for place, upload in uploads.items()]


def change(message: Message, body: Json) -> None:
    """Apply an edit: only what is named changes; Components V2 cannot be taken back off a message."""
    asked = int(body.get("flags") or 0)
    v2 = message.v2 or bool(asked & MessageFlag.IS_COMPONENTS_V2)
    check_words(body, v2=v2)
    if (
        "flags" in body
        and message.v2
        and body["flags"] is not None
        and not asked & MessageFlag.IS_COMPONENTS_V2
    ):
        raise invalid_form([("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "IS_COMPONENTS_V2 stays.")])
    if v2 and not message.v2 and _keeps_words(message, body):
        sentence = "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
        raise invalid_form([("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", sentence)])
    components = checked_components(body, v2=v2) if "components" in body else message.components
    content = (body["content"] or "") if "content" in body else message.content
    embeds = listed(body, "embeds") if "embeds" in body else message.embeds
    if not (content or components or embeds or message.attachments):
        raise empty_message()
    message.content, message.components, message.embeds = content, components, embeds
    message.flags |= asked & SETTABLE
    if "allowed_mentions" in body:
        message.allowed_mentions = body["allowed_mentions"]


def _keeps_words(message: Message, body: Json) -> bool:
    return bool(body.get("content", message.content) or body.get("embeds", message.embeds))


def kept_attachments(message: Message, body: Json) -> list[Attachment]:
    """An edit that names attachments keeps only those (docs: Message, "Edit Message")."""
    if "attachments" not in body:
        return message.attachments
    named = {str(entry.get("id")) for entry in listed(body, "attachments")}
    return [attachment for attachment in message.attachments if str(attachment.id) in named]


def check_nonce(nonce: str) -> None:
    """At most 25 characters (docs: Message, "Create Message")."""
    if len(nonce) > 25:
        raise invalid_form([("nonce", "NONCE_TYPE_INVALID", "Must be 25 or fewer in length.")])
