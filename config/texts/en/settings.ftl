### Sentences about what a server sets. Moderators change it; every member can read it.

## One line each. Members read them too.

setting-none = nothing chosen
setting-quiet = **Silence**: the bot says nothing by itself until { $until }.
setting-is-language = **Language** of what is posted for all: { $value }
setting-is-country = **Country**, for emergency numbers: { $value }
setting-is-area = **Area**: { $value }
setting-is-time-zone = **Time zone**: { $value }
setting-is-moderator-role-id = **Moderators**: who may manage the server, and this role: { $value }
setting-is-keeper-role-id = **Keepers**: whoever opens a round, and this role: { $value }
setting-is-moderators-channel-id = **Moderators' channel**: { $value }
setting-is-keepers-channel-id = **Keepers' channel**: { $value }
setting-is-unasked-a-day = **Messages that nobody asked for**: at most { $value } a day in each channel
setting-kept-who-was-here-days = **Who was here in a round** is kept for { $days ->
    [one] one day
   *[other] { $days } days
 } ({ $most } at most).
setting-kept-changes-days = **What moderators changed** is kept for { $days ->
    [one] one day
   *[other] { $days } days
 } ({ $most } at most).
setting-kept-closed-reports-days = **A report that is closed** is kept for { $days ->
    [one] one day
   *[other] { $days } days
 } ({ $most } at most).

## The panel of moderators

settings-command = What this server can set.
settings-heading = ## Settings of this server
settings-readable = Every member can read this page under /mine.
settings-saved = Saved. It counts from now on.
settings-place = Language and place
settings-people = Roles and channels
settings-kept = How long things are kept

## Labels of the forms. At most 45 characters.

settings-field-language = Language
settings-field-country = Country
settings-field-area = Area, such as a state or region
settings-field-time-zone = Time zone, by city
settings-field-moderator-role-id = Moderators' role
settings-field-keeper-role-id = Keepers' role
settings-field-moderators-channel-id = Moderators' channel
settings-field-keepers-channel-id = Keepers' channel
settings-field-unasked-a-day = Unasked messages a day in each channel
settings-field-who-was-here-days = Days: who was here in a round
settings-field-changes-days = Days: what moderators changed
settings-field-closed-reports-days = Days: reports that are closed

## Below the labels. At most 100 characters.

settings-below-channel = Only a channel that not everyone can see.
settings-below-role = Besides those who may manage the server.
settings-below-keeper = Besides whoever opens a round.
settings-below-days = { $most } at most. Empty: as long as whoever runs the bot chose.
settings-below-zone = Such as Lisbon or New York.

## What cannot be set

settings-country-unclear = It is not clear which country “{ $typed }” is. Its full name may help.
settings-area-unclear = It is not clear which part of the country “{ $typed }” is.
settings-area-needs-country = An area needs its country.
settings-zone-unclear = It is not clear which time zone “{ $typed }” is. Try the nearest big city.
settings-days-unclear = “{ $typed }” is no number of days from 1 to { $most }.
settings-channel-open = Everyone can see { $channel }, so it is not a place for this.
settings-channel-gone = This channel is gone, or the bot cannot see it.
settings-role-everyone = @everyone cannot be this role.

## Two people at once

settings-clash = Someone changed this while your form was open. Nothing of yours was saved yet.
settings-clash-by = { $who } changed this { $when }:
settings-clash-line = { $name }: now { $before }, yours { $after }
settings-use-mine = Use mine
settings-keep-theirs = Keep what is there
settings-kept-theirs = It stays as it is.
