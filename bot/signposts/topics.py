"""What services are about."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from bot.core import plainwords
from bot.core.texts import Say

CRISIS = frozenset({"crisis", "suicide"})
"""What somebody looks for who presses Get help now."""

FOR_SOMEONE_ELSE = "worried-about-someone"

TOPICS: dict[str, str] = {
    "crisis": "emergency urgent help now breakdown",
    "suicide": "suicidal thoughts dying kill myself end my life",
    "self-harm": "self injury cutting hurting myself",
    "mental-health": "mental illness psychiatric counselling therapy",
    "listening": "somebody to talk to emotional support helpline",
    "loneliness": "lonely alone isolation",
    "anxiety": "panic worry fear stress",
    "depression": "low mood sad hopeless",
    "grief": "bereavement loss death mourning",
    "abuse": "domestic violence partner safety",
    "sexual-violence": "rape assault",
    "bullying": "harassment online hate",
    "alcohol-and-drugs": "addiction substance drinking recovery",
    "gambling": "betting addiction",
    "eating": "eating disorder food anorexia bulimia",
    "young-people": "youth children teenagers kids students",
    "older-people": "elderly seniors age",
    "parents": "parenting mother father baby",
    "relationships": "family partner divorce",
    "carers": "caring relatives",
    "lgbtq": "lesbian gay bisexual queer sexuality",
    "trans": "transgender nonbinary gender",
    "indigenous-peoples": "aboriginal first nations native inuit maori",
    "migrants": "refugees asylum immigration",
    "veterans": "military armed forces service members",
    "disability": "disabled chronic illness access",
    "neurodivergence": "autism adhd autistic",
    "health": "doctor nurse medical advice",
    "housing": "homeless rent shelter",
    "money": "debt benefits poverty",
    "food": "food bank meals",
    "work": "job unemployment",
    "legal": "law rights advice",
    "peer-support": "self help group mutual aid",
    "worried-about-someone": "friend family someone else helping",
    "referral": "treatment finder information signposting",
    "directory": "find a helpline list of services",
    "other": "",
}
"""Every topic, with what people also type for it in English."""


def _known(topic: str) -> str:
    if topic not in TOPICS:
        raise ValueError(plainwords.unknown(topic, TOPICS, "topic"))
    return topic


Topic = Annotated[str, AfterValidator(_known)]


def called(say: Say, topic: str) -> str:
    """What a topic is called in somebody's language. A community can rename each in its texts."""
    return say(f"signpost-topic-{topic}")
