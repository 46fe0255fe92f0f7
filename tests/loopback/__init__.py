"""A loopback Discord on 127.0.0.1: HTTP and gateway, limits, intents, nonces and faults."""
