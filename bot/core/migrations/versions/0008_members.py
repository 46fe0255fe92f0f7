"""What belongs to members: their yes, who left, and who was erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_members"
down_revision = "0007_turns"


def upgrade() -> None:
    """Add the tables and the columns."""
    op.create_table(
        "consents",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["people.user_id"], name=op.f("fk_consents_user_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "guild_id", "purpose", name=op.f("pk_consents")),
    )
    op.create_table(
        "erasures",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_at"), "erasures", ["at"], unique=False)
    op.add_column("members", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("members", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_members_asked_at"), "members", ["asked_at"], unique=False)
