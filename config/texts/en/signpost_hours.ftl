# When a service is open. $time is a time of day, $whose says by whose clock.

signpost-your-time = your time
signpost-time-there = { $place } time

signpost-open-always = Open now, day and night
signpost-open = Open now
signpost-open-until = Open now, until { $time } ({ $whose })
signpost-open-until-day = Open now, until { $day } at { $time } ({ $whose })
signpost-opens-today = Closed now, opens today at { $time } ({ $whose })
signpost-opens-tomorrow = Closed now, opens tomorrow at { $time } ({ $whose })
signpost-opens-day = Closed now, opens { $day } at { $time } ({ $whose })
signpost-closed = Closed now
# $comment is what the service itself says, such as "by appointment".
signpost-closed-but = Closed now. They say: { $comment }
signpost-hours-unknown = We do not know their hours

# Above the lines of a week. $whose is one of the two above, such as "London time".
signpost-week = In { $whose }:
# One line of a week: $days such as Mon–Fri, $times such as 17:00–22:00.
signpost-day-hours = { $days }: { $times }
signpost-day-closed = closed
signpost-day-all = all day
