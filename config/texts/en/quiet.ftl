### Sentences about silence: a time in which the bot says nothing by itself.

quiet-command = Pause everything that the bot would say by itself; again to end it.
quiet-command-hours = For how many hours. Without it, 24 hours; again without it ends the silence.
quiet-heading = ## Silence
quiet-begun =
    The bot says nothing by itself until { $until }.
    Rounds that would open by then are left out. Other things wait.
    Help still answers, and people can still take part.
quiet-ended = The silence has ended. What waited comes now, little by little.
quiet-none = There is no silence to end.
# Button. At most 80 characters.
quiet-end = End the silence
