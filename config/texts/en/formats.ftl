### Sentences about formats: the questions and the order of a round.

## The panel

formats-heading = ## Formats of this server
formats-how = A format is what a round asks, and in which order people take part.
formats-own = Brought by this server:
formats-shipped = There for every server:
# $name: of a format. $about: one line about it.
format-line = - **{ $name }** · { $about }
formats-write-one = To write your own, start from a file such as this:
# The form, and what was brought
formats-form = A format of your own
formats-form-file = The file
# At most 100 characters.
formats-form-file-below = Text in YAML, as on the panel before. You see it before anybody can use it.
formats-look-form = Look at a format
formats-look-which = Which one?

## How a format looks

# $name: of the format.
format-look-heading = ## A look at “{ $name }”
format-look-not-yet = Nobody can use it before you press Save.
format-look-replaces = There is one with this name already. If you save, this takes its place.
format-look-card = **The card** of a round
format-look-form = **The form**. Each box can be left empty.
format-look-end = **At the end**
format-order-open = Everyone takes part in their own time.
format-order-go-round = People speak one after another.
format-order-pairs = People meet two by two.
format-listen-first = First people only listen, until those who joined have shared.
format-minutes = { $minutes ->
    [one] About 1 minute each, and nobody is cut off.
   *[other] About { $minutes } minutes each, and nobody is cut off.
}
format-answer = { $hours ->
    [one] Whoever welcomes an answer and has none after 1 hour is shown to the keepers.
   *[other] Whoever welcomes an answer and has none after { $hours } hours is shown to the keepers.
}
format-saved = Saved. Rounds and circles of this server can use it now.
format-removed = Removed. Rounds that are open keep it; circles that had it ask what they asked at first.

## Buttons. At most 80 characters.

formats-open = Formats
formats-add = Add a format
formats-look = Look at a format
format-save = Save
format-remove = Remove

## When something is not possible

# $count: how many mistakes.
format-mistakes = { $count ->
    [one] ## There is 1 mistake in this file
   *[other] ## There are { $count } mistakes in this file
}
format-mistakes-how = Nothing was changed. Each line says where it is, and what was expected.
format-mistakes-all = All of them are in the file below.
# $name: of a format.
format-name-taken = There is a format “{ $name }” for every server. Please give yours another name.
format-enough = A server can have { $most } formats of its own. Please remove one first.

## Under /desk changes

# $name: of a format.
format-changed = the format “{ $name }”
format-changed-name = Name
format-changed-about = What it is about
format-changed-questions = Questions
format-changed-order = How people take part
format-changed-listen-first = Listen first
format-changed-minutes = Minutes a turn
format-changed-closing-question = Question at the end
format-changed-closing = Last words
