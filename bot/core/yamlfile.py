"""Reads one YAML file into a pydantic model and tells every mistake in it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.core.problems import Problem

M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model that the file holds, or None and what is wrong."""
    try:
        return model.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)), []
    except (OSError, yaml.YAMLError, ValidationError) as error:
        return None, [Problem(path, 1, 1, str(error))]
