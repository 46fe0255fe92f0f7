### Sentences about circles: channels with a purpose.

## What Discord says about the command. At most 100 characters each.

circles-command = Make a channel a circle, change it, or retire it.
circles-command-channel = The channel to make a circle, or the circle to look at.

## The panels

circles-heading = ## Circles of this server
circles-none = There is no circle yet.
circles-how = To make a circle, type /desk circles and choose a channel.
circles-problems = Whoever runs this bot has something to mend in its settings:
circles-more = … and { $count } more.
circle-line = { $channel } · { $about }

circle-heading = ## { $name }
circle-where = This circle meets in { $channel }.
circle-about = What it is for: { $about }
circle-format = Its rounds ask: { $format }.
circle-agreement = To write its agreement, type /desk agreement there.
circle-made = This channel is a circle now. Nothing was posted there.
circle-saved = Saved.
circle-retired = This is an ordinary channel again. All that was written there stays.
circle-none-here = There is no circle in this channel. A moderator can make one with /desk circles.
circle-needs-text-channel = Only a text channel of this server can be a circle.
circle-hours-unclear = These hours are not clear. A number from 0.25 to 168 works.

## Two ways to hold rounds, each of which sets a circle up as a whole

# $name: of the circle.
circle-presets-heading = ## Two ways to hold rounds in { $name }
circle-presets-stay = Nothing changes before you choose. Later you can change each thing on its own.
circle-preset-light = **Light**: one question, a door that is open for a day.
circle-preset-held = **Held**: somebody keeps the time, and people speak in turn.
circle-asks-how-many = { $count ->
    [one] It asks one question: { $format }.
   *[other] It asks { $count } questions: { $format }.
}
circle-open-hours = { $hours ->
    [one] A round is open for 1 hour.
   *[other] A round is open for { $hours } hours.
}
circle-point-shown = Its card shows a point of the agreement, if there is one.
circle-point-not-shown = Its card shows no point of the agreement.
circle-reminders = Members can ask for a reminder before a round.
circle-no-reminders = There are no reminders.
circle-is-light = It is set up as **Light**.
circle-is-held = It is set up as **Held**.

## Buttons. At most 80 characters.

circle-make = Make this channel a circle
circle-change = Change
circle-retire = Retire
circle-presets = Light or held
circle-use-light = Use light
circle-use-held = Use held

## The form. At most 45 characters.

circle-form = This circle
circle-form-name = Name
circle-form-about = What is it for?
# At most 100 characters.
circle-form-about-hint = One or two sentences. Everyone can read them.
circle-form-format = Format
circle-form-hours = Hours that its rounds are open
circle-form-hours-below = Left empty: as long as usual here.
circle-form-shows = Its rounds
circle-form-point = Show a point of the agreement
circle-form-reminders = Let members ask for reminders

## Under /desk changes

circle-changed = the circle { $channel }
circle-lost = The channel of the circle “{ $name }” was deleted
circle-lost-for-good = Its channel is gone, so this circle does not come back.
circle-changed-hours = Hours that its rounds are open
circle-changed-point = Its card shows a point of the agreement
circle-changed-reminders = Members can ask for reminders
