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
    "crisis": "emergency, urgent help, breakdown",
    "suicide": "suicidal, wanting to die, kill myself, end my life",
    "self-harm": "self injury, cutting, hurting myself",
    "mental-health": "mental illness, psychiatric, counselling, therapy",
    "listening": "talk, emotional support, helpline, hotline",
    "loneliness": "lonely, alone, isolation",
    "anxiety": "panic, worry, fear, stress",
    "depression": "depressed, low mood, sadness, hopeless",
    "grief": "bereavement, loss, death, mourning",
    "abuse": "domestic violence, partner violence, safety",
    "sexual-violence": "rape, assault",
    "bullying": "harassment, mobbing, hate",
    "alcohol-and-drugs": "addiction, substances, drinking, recovery",
    "gambling": "betting",
    "eating": "eating disorder, anorexia, bulimia",
    "young-people": "youth, children, teenagers, kids, students",
    "older-people": "elderly, seniors",
    "parents": "parenting, mother, father, baby",
    "relationships": "family, partner, divorce",
    "carers": "caring, relatives",
    "lgbtq": "lesbian, gay, bisexual, queer, lgbtqia, lgbtiq, sexuality",
    "trans": "transgender, nonbinary, gender",
    "indigenous-peoples": "aboriginal, first nations, native, inuit, maori",
    "migrants": "refugees, asylum, immigration",
    "veterans": "military, armed forces, service members",
    "disability": "disabled, chronic illness",
    "neurodivergence": "autism, autistic, adhd",
    "health": "doctor, nurse, medical",
    "housing": "homeless, rent, shelter",
    "money": "debt, benefits, poverty",
    "food": "food bank, meals",
    "work": "job, unemployment",
    "legal": "law, rights",
    "peer-support": "self help, support group, mutual aid",
    "worried-about-someone": "helping a friend, someone else",
    "referral": "treatment, information",
    "directory": "find a helpline, list of helplines",
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
