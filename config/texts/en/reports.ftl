### Sentences about what members tell the moderators.

# Button, and the name of the message menu. At most 32 characters.
tell-moderators = Tell the moderators

## The form

# At most 45 characters.
report-form = Tell the moderators
report-form-who =
    Volunteers read this. Nobody may be awake.
    The moderators of { $server } see it, with your name. Nobody else here does.
    You get a direct message when they take it on, and when it is closed.
# The same in a direct message, where somebody chooses the server.
report-form-who-chosen =
    Volunteers read this. Nobody may be awake.
    The moderators of the server that you choose see it, with your name. Nobody else there does.
    You get a direct message when they take it on, and when it is closed.
# At most 45 characters.
report-form-server = Which server?
# Also there, for a message that somebody chose.
report-form-message = They also get a link to the message that you chose.
# At most 45 characters.
report-form-words = What should they know?
# At most 100 characters.
report-form-hint = In your own words. If someone is in danger now: /help.

## Afterwards

report-told = It is with the moderators now. You can see it under /mine.
report-nobody-named = This server has not chosen a channel for its moderators, so it may take longer.
report-which = Please choose the server whose moderators should read it.
report-no-server = To tell the moderators of a server, type /mine there.
report-empty = There was nothing in it yet, so nothing was sent.
report-enough = Five of your messages to the moderators are still open. They can read those first.
report-not-here = You are no longer in that server, so its moderators cannot be told this way.
# Above what somebody wrote, when it could not be sent.
report-your-words = Your words, so that they are not lost:

## The notice in the moderators' channel, and the letters to whoever wrote

report-notice = A member told the moderators something. It is under /desk reports.
report-letter-taken-on = The moderators of { $server } have taken on what you told them.
report-letter-closed = The moderators of { $server } have closed what you told them.
report-letter-again = Is something still open? You can tell them again with /mine.

## The desk

reports-command = What members told the moderators.
reports-heading = ## What members told you
reports-none = There is nothing open.
reports-count = { $number } of { $count } that are open, the oldest first.
report-line = From { $who }, { $when }. { $kind }
report-kind-message = About a message:
report-kind-buddies = About a buddy pairing:
report-kind-told = Through the bot:
report-where = It is about: { $about }
report-no-words = They left no words.
report-taken-on-by = { $who } took this on { $when }.
report-was-closed = It is closed. Whoever wrote it is told.
report-was-taken-on = You took this on. Whoever wrote it is told.
# Buttons. At most 80 characters.
report-open-desk = Read it
report-take-on = Taken on
report-close = Closed
report-next = Next
