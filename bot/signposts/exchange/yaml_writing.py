"""A list as YAML, the way a person would write it."""

from __future__ import annotations

from collections.abc import Iterable

import yaml
from yaml.representer import BaseRepresenter

from bot.signposts.entry import Entry
from bot.signposts.exchange import plain

KEY = "signposts"
_SHORT = 70


def write(entries: Iterable[Entry], heading: str = "") -> str:
    """The text of a file with these entries, below comment lines with a heading."""
    comments = "".join(f"# {line}".rstrip() + "\n" for line in heading.splitlines())
    if not (listed := [*entries]):
        return f"{comments}{KEY}: []\n"
    parts = [_text([plain.of(entry)]) for entry in listed]
    return f"{comments}{KEY}:\n" + "\n".join(parts)


def _text(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def _list(dumper: BaseRepresenter, items: list[object]) -> yaml.Node:
    """A few short words stand beside each other, everything else below."""
    words = [item for item in items if isinstance(item, str) and " " not in item]
    short = len(words) == len(items) and sum(len(word) + 2 for word in words) <= _SHORT
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


class _Dumper(yaml.CSafeDumper):
    yaml_representers = {**yaml.CSafeDumper.yaml_representers, list: _list}  # noqa: RUF012  (read alone)

    def ignore_aliases(self, data: object) -> bool:
        return True
