"""Alongside: check-in rounds and signposts for peer-support communities on Discord."""
