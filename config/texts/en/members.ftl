### Sentences about what belongs to members: what is kept about them, their settings, and erasing it all.

## What is kept, one line each: what it is, and why. $channel is a link to a channel, $message one to a message.

kept-person = Your number on Discord. Everything else is kept under it.
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
kept-turn = That you joined a round in { $channel }, so that you have a turn, or somebody to talk with.
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
## What Discord says about the command. At most 100 characters.

mine-command = All that the bot keeps about you, what you set, and how to erase it.

## The panel with what is kept

mine-heading = ## What the bot keeps about you
mine-only-you = Only you can see this.
mine-nothing = The bot keeps nothing about you.
mine-everywhere = **In every server**
mine-in-server = **{ $server }**
# A server that the bot is no longer in. $number: its number on Discord.
mine-server-unknown = A server that the bot has left ({ $number })
mine-since = since { $at }
mine-until = until { $at }
# Below it, for what has no end date yet.
mine-no-date =
    Without an end date, it is kept while it is in use, or until you erase it.
    30 days after you leave a server, what you did there is forgotten.
mine-more-alike = … and { $count } more like these. The download has them all.
mine-page = Page { $number } of { $of }
mine-not-by-others = What others told the bot about you is theirs, so it is not in this list.

## Buttons. At most 80 characters.

mine-button = Back
mine-all = Show every server
mine-further = Next page
mine-download = Download
mine-erase = Erase everything
mine-settings = Settings
mine-change = Change
mine-this-server = This server
mine-agreed = What I agreed to
# $number: its place in the list.
mine-no-longer = Take back number { $number }
erase-now = Yes, erase everything

## The download

download-done = Here is everything that the bot keeps about you, as text and as JSON.
download-heading = What the bot keeps about you, { $at }

## Settings

mine-settings-heading = ## Your settings
mine-saved = Saved.
mine-as-the-server = As in each server
mine-is-language = **Language** of what only you read: { $value }
mine-is-country = **Country**, for help and emergency numbers: { $value }
mine-is-area = **Area**: { $value }
mine-is-time-zone = **Time zone**: { $value }
mine-server-heading = ## What this server set
# At most 45 characters.
mine-change-form = Your settings

## What somebody agreed to

mine-agreed-heading = ## What you agreed to
mine-agreed-nothing = You have not been asked for anything yet, or took it back.
# $words: what they agreed to.
mine-agreed-line = { $number }. { $server }, since { $at }: { $words }
mine-taken-back = Taken back. What stood on it has ended.

## Erasing everything

erase-heading = ## Erase everything?
erase-goes = **What goes**: all that the bot keeps about you, in every server.
erase-goes-messages = { $count ->
    [0] Nothing that it posted for you is left in Discord.
    [one] It also takes back the one thing that it posted for you.
   *[other] It also takes back { $count } things that it posted for you.
}
erase-stays = **What stays**: what you wrote yourself in Discord, and what others copied.
erase-stays-how = You can delete your own messages: press and hold one, then Delete Message.
erase-stays-others = What others told the bot about you stays theirs.
erase-backups = Whoever runs the bot may have backups. They are deleted within { $days } days.
erase-no-way-back = This cannot be undone. When it is done, you read it here, or in a direct message.
erase-under-way = It has begun. Taken back so far: { $done } of { $of }. You can close this.
erase-waits = { $count ->
    [one] Discord did not let go of one thing yet. The bot goes on trying.
   *[other] Discord did not let go of { $count } things yet. The bot goes on trying.
}
erase-receipt = Everything that the bot kept about you is erased. It was done { $at }.
erase-receipt-messages = { $count ->
    [0] There was nothing to take back in Discord.
    [one] One thing that it posted for you was taken back.
   *[other] { $count } things that it posted for you were taken back.
}
erase-receipt-left = { $count ->
    [one] One thing could not be taken back in a week, because Discord refused.
   *[other] { $count } things could not be taken back in a week, because Discord refused.
} A moderator there can delete it.
erase-receipt-backups = Backups of this are gone by { $until }.
