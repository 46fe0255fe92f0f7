"""The buddy queue: two people meet when both said yes, and leaving never tells why."""
