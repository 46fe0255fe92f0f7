"""Whom somebody would rather not meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011_avoids"
down_revision = "0010_persons"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "avoids",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_avoids_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avoids")),
        sa.UniqueConstraint("guild_id", "user_id", "mark", name=op.f("uq_avoids_guild_id_user_id_mark")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_avoids_member", "avoids", ["guild_id", "user_id"], unique=False)
