"""Who: the roots that every row about a person hangs on."""
