"""Where people can turn to. So far: emergency numbers, from memory alone."""
