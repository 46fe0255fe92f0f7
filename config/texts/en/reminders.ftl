### Sentences about reminders: a direct message before a round, for those who asked for it.

## The panel

reminders-heading = ## Reminders of rounds
reminders-none = You get none, and nothing is missing.
reminders-how = If you like, a direct message comes half an hour before a round. None comes between 22:00 and 08:00.
reminders-in-server = To choose a circle, open this in a server: /mine, then Settings.
# $channel: a link to the circle.
reminder-line = Before rounds in { $channel }
reminders-more = { $shown } are shown. When you stop one, another of the { $more } others appears.
reminders-form = A reminder
reminders-which = Which circle?
reminder-chosen = You will be reminded of rounds in { $channel }.
reminder-stopped = Stopped. No more reminders come from { $channel }.

## Buttons. At most 80 characters.

reminders-open = Reminders
reminders-choose = Remind me of a circle
reminder-stop = Stop this
reminder-stop-letter = Stop these reminders

## The direct message

# $channel: a link to the circle. $when, $soon: when the round opens.
reminder-letter = A round opens in { $channel } at { $when } ({ $soon }).
reminder-letter-free = You need not come, and nobody is told.
reminder-letter-stop = You asked for this. To stop it, press the button below, or open /mine, Settings, Reminders.

## When something is not possible

reminder-lost = A reminder could not reach you, so reminders are off. You can turn them on again under /mine.
reminder-no-circles = There is no circle here with reminders that you can see.
reminder-not-here = There are no reminders for this circle.
reminder-off-already = This is off already. No reminder comes.
