"""The moderators' desk: settings, what members tell them, what was changed, and silence."""
