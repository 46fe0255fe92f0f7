"""What members suggest is sealed until a moderator has confirmed it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019_suggestions"
down_revision = "0018_buddy_sizes"


def upgrade() -> None:
    """Make room for it. What waits already is sealed when somebody next changes it."""
    op.add_column("signposts", sa.Column("suggestion", sa.Text(), nullable=True))
