"""The JSON Schema of our lists, from which editors know the keys: `python -m bot.signposts.schema`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.signposts.entry import Entry

PLACE = Path("config", "signposts.schema.json")


class SignpostFile(BaseModel):
    """A list of services, as docs/signposts.md describes it."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    signposts: Annotated[list[Entry], Field(max_length=20_000)]


def text() -> str:
    """What stands in the file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SignpostFile.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the schema to where editors find it, below the folder that this is run in."""
    PLACE.write_text(text(), "utf-8")
    sys.stdout.write(f"{PLACE} is written.\n")


if __name__ == "__main__":
    main()
