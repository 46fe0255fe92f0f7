"""How many people a pair was proposed to; and who met whom, without those who were forgotten since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018_buddy_sizes"
down_revision = "0017_setup"


def upgrade() -> None:
    """Count who is in the pairs that are there, and copy who met whom."""
    op.add_column("buddy_pairs", sa.Column("size", sa.Integer(), server_default="2", nullable=False))
    inside = "SELECT count(*) FROM buddy_places WHERE buddy_places.pair_id = buddy_pairs.id"
    op.execute(f"UPDATE buddy_pairs SET size = ({inside})")
    met = sa.text("SELECT guild_id, user_id, other_user_id, at FROM buddy_meetings")
    before = [dict(row) for row in op.get_bind().execute(met).mappings()]
    op.drop_table("buddy_meetings")
    op.create_table(
        "buddy_meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("other_user_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "user_id"],
            ["members.guild_id", "members.user_id"],
            name=op.f("fk_buddy_meetings_guild_id_user_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_user_id"],
            ["people.user_id"],
            name=op.f("fk_buddy_meetings_other_user_id_people"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buddy_meetings")),
        sa.UniqueConstraint(
            "guild_id",
            "user_id",
            "other_user_id",
            name=op.f("uq_buddy_meetings_guild_id_user_id_other_user_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_buddy_meetings_at"), "buddy_meetings", ["at"], unique=False)
    op.create_index("ix_buddy_meetings_member", "buddy_meetings", ["guild_id", "user_id"], unique=False)
    op.create_index(
        op.f("ix_buddy_meetings_other_user_id"), "buddy_meetings", ["other_user_id"], unique=False
    )
    again = "INSERT INTO buddy_meetings (guild_id, user_id, other_user_id, at)"
    if before:
        values = sa.text(f"{again} VALUES (:guild_id, :user_id, :other_user_id, :at)")
        op.get_bind().execute(values, before)
