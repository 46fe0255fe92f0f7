"""Where people can turn to: emergency numbers, and the services that each community confirmed."""
