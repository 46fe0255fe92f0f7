"""What every feature shares of Discord: the door for answers, component bases, permissions."""
