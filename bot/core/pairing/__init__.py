"""Puts people in twos (or threes), and can say why: pure, repeatable, and unaware of what the people do.

In this order of importance, each point only among what the points before leave open:

1. nobody is put with somebody they are kept ``apart`` from;
2. as many people as can be are with somebody;
3. those who were left out before, then those who waited longest, come first;
4. as few pairs as can be were together lately, and the most recent are the last to come again;
5. people have much in common;
6. people follow a timetable by which all meet all, so that later runs find new pairs too;
7. the seed decides. The same queue with the same seed gives the same pairing.

``pair(queue)`` answers at once; ``pair_in_worker(queue)`` keeps the event loop free.
"""

from __future__ import annotations

from bot.core.pairing.engine import pair
from bot.core.pairing.queue import Apart, Common, Pair, Pairing, Person, Queue, Reason
from bot.core.pairing.worker import pair_in_worker

__all__ = ("Apart", "Common", "Pair", "Pairing", "Person", "Queue", "Reason", "pair", "pair_in_worker")
