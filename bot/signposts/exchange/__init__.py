"""Lists as files: reading and writing them, and what differs between two."""
