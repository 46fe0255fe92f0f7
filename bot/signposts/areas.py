"""Where a service is for: a country, a part of it, a town."""

from __future__ import annotations

from pydantic import ValidationInfo, field_validator

from bot.core.countries import country_names
from bot.signposts.fields import Country, Name, Part, Subdivision, subdivision_names


class Area(Part):
    """A country, and when the service is not for all of it, the part or the town that it is for."""

    country: Country
    subdivision: Subdivision | None = None
    """The part of the country, as in ISO 3166-2: GB-SCT is Scotland."""
    town: Name | None = None

    @field_validator("subdivision")
    @classmethod
    def _in_the_country(cls, code: str | None, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        if code is not None and country is not None and not code.startswith(f"{country}-"):
            raise ValueError(f"{code} is {subdivision_names()[code]}, which is not in {country}")
        return code

    @property
    def names(self) -> tuple[str, ...]:
        """What the area is called in English, the narrowest first."""
        found = (self.town, self.subdivision and subdivision_names()[self.subdivision])
        return (*(name for name in found if name), country_names()[self.country])
