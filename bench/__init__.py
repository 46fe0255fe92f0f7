"""What Alongside costs, measured beside a bare discord.py bot: `make bench`."""
