"""Pictures of the made-up people, drawn here because nothing comes from the network."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from simcord.backend.cdn import CDN_BASE

SIZE = 128
GROUND, RING = "#2f6f62", "#f6e3b4"


def address(user_id: int, avatar: str) -> str:
    """Return where the offline Discord would keep that avatar."""
    return f"{CDN_BASE}/avatars/{user_id}/{avatar}.png"


def initial(letter: str, colour: str) -> bytes:
    """Return a PNG with one letter on ``colour``, as at the front desk."""
    image = Image.new("RGB", (SIZE, SIZE), colour)
    font = ImageFont.load_default(SIZE * 0.5)
    ImageDraw.Draw(image).text((SIZE / 2, SIZE / 2), letter, "#ffffff", font, anchor="mm")
    return _png(image)


def rings() -> bytes:
    """Return a PNG with the sign of the program: two rings side by side."""
    image = Image.new("RGB", (SIZE, SIZE), GROUND)
    draw = ImageDraw.Draw(image)
    for x in (0.4, 0.6):
        draw.circle((SIZE * x, SIZE / 2), SIZE * 0.22, outline=RING, width=SIZE // 13)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
