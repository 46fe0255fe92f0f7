"""The hours of a service, as they are written."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, field_validator, model_validator

from bot.core.settings import known_zone
from bot.signposts import sheets
from bot.signposts.fields import Line, Part, known_region


def _known_holidays(region: str) -> str:
    if not sheets.knows_holidays(known_region(region)):
        raise ValueError(f"the public holidays of {region} are not known; leave PH out, or write dates")
    return region


class Hours(Part):
    """Hours in OpenStreetMap's `opening_hours` syntax, or in words where the syntax cannot tell them."""

    time_zone: Annotated[str, AfterValidator(known_zone)] | None = None
    """Whose clock the hours go by, such as Europe/London. Only what is always open needs none."""
    public_holidays: Annotated[str, AfterValidator(_known_holidays)] | None = None
    """Whose public holidays PH means: those of a country (GB) or of a part of one (GB-SCT)."""
    known_from: Line | None = None
    """Where it is known from that the service is always open. Without it, that cannot be said."""
    opening_hours: str | None = None
    description: Line | None = None
    """The hours in words, where the syntax cannot tell them."""

    @property
    def always(self) -> bool:
        """Whether it is open at every moment."""
        return self.opening_hours is not None and sheets.always(self.opening_hours)

    @field_validator("opening_hours")
    @classmethod
    def _can_be_relied_on(cls, hours: str | None, info: ValidationInfo) -> str | None:
        if hours is None:
            return None
        sheets.check(hours := hours.strip())
        if sheets.always(hours):
            if info.data.get("known_from", "") is None:
                raise ValueError("always open: say under known_from where that is known from")
        elif info.data.get("time_zone", "") is None:
            raise ValueError("these hours need a time_zone, such as Europe/London")
        if "PH" in hours and info.data.get("public_holidays", "") is None:
            raise ValueError("PH needs public_holidays: the country whose holidays count, such as GB")
        return hours

    @model_validator(mode="after")
    def _says_something(self) -> Hours:
        if self.opening_hours is None and self.description is None:
            raise ValueError("hours need opening_hours, or a description in words")
        return self
