### Sentences about what belongs to members: what is kept about them, their settings, and erasing it all.

## What is kept, one line each: what it is, and why. $channel is a link to a channel, $message one to a message.

kept-person = Your number on Discord. Everything else hangs on it.
kept-settings = What you set for yourself under Settings.
kept-member = That you did something with the bot in this server.
kept-left = That you left this server. All of it is forgotten here 30 days after that.
kept-consent-buddies = Your yes to being in the buddy queue.
kept-consent-sensitive = Your yes to the bot keeping what you told it about yourself for finding a buddy.
kept-consent-reminders = Your yes to reminders.
kept-report = What you told the moderators: { $words }
kept-report-taken-on = That you took on a report as a moderator.
kept-change = That you changed something as a moderator or keeper, so that it can be put back.
kept-avoid = That you would rather not meet { $who }. Nobody else sees this.
kept-avoid-forgotten = That you would rather not meet somebody who was forgotten here since.
kept-letter = That the bot sent you a direct message, so that there are not too many.

kept-here = That you were here in a round in { $channel }. It makes the number on the card.
kept-turn = That you joined a round in { $channel } that goes around, so that your turn comes.
kept-check-in = Where your check-in stands, so that you can take it back: { $message }
kept-check-in-on-its-way = That a check-in of yours is on its way to { $channel }.
kept-check-in-taken-out = That a keeper removed your check-in in { $channel }, so that you can be told.
kept-round-opened = That you opened a round in { $channel }, so that you can keep it.
kept-reminder = That you want to be reminded of rounds in { $channel }.
kept-schedule-made = That you made a schedule in { $channel }.
kept-took-out = That you removed a check-in in { $channel } as a keeper.
kept-format = That you brought the format { $format } as a moderator.

kept-signpost-shared = Where you shared a service, so that it can be put right: { $message }
kept-signpost-wrong = That you said something is wrong with { $entry }, so that moderators look.
kept-signpost-suggested = That you suggested { $entry }, so that moderators can look at it.
kept-signpost-confirmed = That you confirmed { $entry } as a moderator.
kept-signpost-import = That you changed the list of services as a moderator, so that it can be undone.

## What somebody agrees to, for one purpose each. Whoever changes what one means gives it a new version
## (bot/members/consents.py), so that people are asked again.

consent-buddies =
    You may put me in the buddy queue of this server and look for somebody who fits.
    What I enter there is kept sealed until I leave the queue.
consent-sensitive =
    You may keep what I tell you about myself, and use it to look for somebody who fits.
    Nobody reads it, and I can take it back at any time.
consent-reminders = You may send me a direct message about what I choose. I can take it back at any time.

## Somebody whom a member would rather not meet.

avoid-yourself = Choose somebody else than yourself.
avoid-too-many = You can name { $most } people at most. Take one back first.
