### Sentences about schedules: rounds that open by themselves.

## What Discord says about the command. At most 100 characters each.

keep-schedule = Let rounds open by themselves here, or look at what is planned.
keep-schedule-format = What the rounds ask. Left out: the circle's own format.
keep-schedule-days = On which days, such as: mon,thu.
keep-schedule-time = At what time, such as: 19:00.
keep-schedule-every = Every how many weeks. Left out: every week.
keep-schedule-hours = How many hours each round stays open.
keep-schedule-time-zone = A city whose clocks count, such as Lisbon. Left out: this circle's, else this server's.
keep-schedule-mention = A role to mention when a round opens. Left out: nobody is mentioned.

## The preview, and what is planned

schedule-look-heading = ## Is this right?
# $dates: a list of dates, one to a line.
schedule-next-dates = The next rounds open:
    { $dates }
# $words: a date as the circle's calendar says it. $yours: the same as Discord shows it to whoever reads.
schedule-date = - { $words } · { $yours } for you
schedule-clocks = The clocks of { $zone } count. When they change, the time on them stays the same.
# $week: the Monday of the week that is counted from.
schedule-weeks = Weeks are counted from the one that began on { $week }.
schedule-mentions = It mentions { $role } when a round opens.
schedule-mention-silent = Discord will not notify { $role }. In its settings, allow anyone to mention it.
schedule-not-yet = Nothing happens until you press Save.

schedule-heading = ## Rounds that open by themselves
schedule-none = No round is planned here.
schedule-how = To plan rounds, type /keep schedule with days and a time.
# $days: such as "Monday and Thursday". $time: such as 19:00.
schedule-line = **{ $days }, { $time }** ({ $zone })
schedule-every = { $every ->
    [one] every week
   *[other] every { $every } weeks
}
schedule-open-for = { $hours ->
    [one] open for 1 hour
   *[other] open for { $hours } hours
}
schedule-next = Next: { $when }
schedule-rests = It rests since { $since }: the last rounds were quiet.

schedule-saved = Saved. The rounds open by themselves from now on.
schedule-skipped = The round on { $skipped } is left out. All others stay.
schedule-stopped = Stopped. No more rounds open by themselves on these days.
schedule-started-again = It goes on.

## Buttons. At most 80 characters.

schedule-save = Save
schedule-skip = Skip the next one
schedule-stop = Stop
schedule-start-again = Start again

## What everyone reads

# On the card of a round.
round-bot-was-away = The bot was away at the time of the last round.
# In the circle, once, where a server has no channel for its keepers, or none that the bot may write in.
schedule-resting = A schedule of this circle takes a rest, so its rounds no longer open by themselves.
schedule-resting-how = A round can be opened by hand at any time: /keep round.
# In the keepers' channel instead, where a server has one; else, where the circle takes nothing, in the
# moderators' one. $channel: the circle.
schedule-resting-there = In { $channel } a schedule takes a rest, because its last rounds were quiet.
schedule-resting-there-how = It stays as it is. To start it again, type /keep schedule there.
# What moderators read in their channel. $channel: the circle. $permissions: as Discord names them.
schedule-blocked = A planned round could not open in { $channel }: the bot may not post there.
schedule-blocked-missing = What is missing there: { $permissions }.
schedule-blocked-how = Once that is mended, it opens by itself while its time lasts.
# What /checkin shows when no round is open. $when: a moment, $soon: how long until then.
schedule-coming = The next round here opens { $when } ({ $soon }).
schedule-coming-later = After that: { $when }

## When something is not possible

schedule-moderators-only = A schedule acts for many weeks, so moderators make it. You can open a round now with /keep round.
schedule-keepers-only = This is for whoever made this schedule, and for moderators.
schedule-needs-both = A schedule needs days and a time, such as days: mon,thu and time: 19:00.
schedule-days-unclear = These days are not clear. You can write: mon,thu or every day.
schedule-time-unclear = This time is not clear. You can write: 19:00 or 7pm.
# $typed: what was written.
schedule-zone-unclear = There is no single time zone for “{ $typed }”. Please choose a city from the list.
schedule-not-everyone = A round never mentions everyone. Please choose another role, or none.
schedule-too-long = A round would still be open when the next one begins. Here it can be open for { $most } hours.
schedule-overlaps = Another schedule of this circle would have a round open at the same time.
schedule-too-many-a-day = A circle can have { $most } rounds a day that open by themselves, so that it stays calm.
schedule-enough = This circle has { $most } schedules already. Please stop one first.
schedule-just-changed = This was just changed. Please type /keep schedule again.

## Under /desk changes

schedule-changed = a schedule of { $channel }, on { $days }
schedule-lost = Rounds on { $days } ended with their channel
schedule-field-time = Time
schedule-field-every = Every so many weeks
schedule-field-hours = Hours that a round is open
# A round that was skipped moves this on.
schedule-field-skipped = Goes on after
schedule-field-role = Role that is mentioned
schedule-field-rests = Rests since
