"""Check-in rounds: who is here, what is shared, and when a round ends."""
