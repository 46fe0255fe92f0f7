### Sentences of check-in rounds.

## What Discord says about the commands. At most 100 characters each.
keep-round = Open a check-in round in this circle, or look after the one that is open.
keep-round-format = What the round asks. Left out: the circle's own format.
keep-round-hours = How many hours the round stays open.
keep-round-title = A title for the card and the thread.
keep-round-order = How people take part. Left out: as the format says.
checkin-command = Check in to the round in this circle.
# The name of a menu. At most 32 characters.
menu-remove-check-in = Remove this check-in

## The card

round-heading = ## { $title }
round-thought = Share, or just be here. You can leave any box empty.
round-words-welcome = You can also write in { $thread }.
round-here = { $count ->
    [0] Nobody has to be first. The door is open.
    [one] 1 person is here
   *[other] { $count } people are here
}
round-until = Open until { $until } ({ $soon })
round-closed-thought = This round has closed. The thread stays open.

## Buttons. At most 80 characters.

round-check-in = Check in
round-listen = Just listening
round-keep = Keep
round-mine = My check-in
round-change = Change
round-remove = Remove
round-extend = Extend
round-close = Close
round-take-out = Remove

## The form. At most 45 characters.

# Below the first question. At most 100 characters.
round-form-who-reads = Everyone in this channel can read this, even people you blocked. You can remove it later.
round-form-welcome = How may people answer?
round-form-note = Hide it behind a content note
welcome-read = Please only read
welcome-kind = Kind words
welcome-questions = Questions are welcome
welcome-ideas = Ideas are welcome

## A check-in in the thread

# $name: who wrote it. $welcome: how people may answer.
check-in-head = **{ $name }** · { $welcome }
check-in-head-second = **{ $name }** · continued
check-in-note = Content note: press the dark box to read.

## What a member reads after a press

round-listening = You are here. There is nothing you have to do.
round-shared = Shared. To change or remove it, press Check in again.
round-empty = You are here. You left every box empty, and that is fine.
round-changed = Changed.
round-removed = Removed from the thread.
round-yours = You have shared in this round. You can change it or remove it.
round-on-its-way = Your check-in is on its way to the thread. One moment.
round-sent-already = You have shared in this round already. To change it, press Check in again.
round-just-changed = This was just changed. Please press Check in again.
round-nothing-shared = There is nothing of yours in this round's thread.
round-change-empty = All boxes were empty, so nothing was changed. To take it out, press Remove.
round-closed-already = This round has closed. You can still write in its thread.
round-thread-gone = The thread of this round was deleted, so nothing could be shared.
round-card-gone = The card of this round was deleted. Please open the round again.
round-too-long = Each box takes at most { $most } characters, so nothing was shared.
round-words-back = Here are your words, to keep. Only you can see them:
round-lost = The bot was restarted and lost your words before they were shared. Please check in again.
round-taken-out = A keeper removed your check-in. You can talk about it with { $keeper } or a moderator.
round-none-open = No round is open here.
round-circles = These are the circles you can see:

# What a keeper reads
# $formats: the names of all, with commas between.
round-no-such-format = There is no format with this name. There are: { $formats }.
round-keep-heading = ## Keeping this round
round-opened = The round is open.
round-open-already = A round is open here already.
round-extended = The round stays open for an hour more.
round-long-enough = A round can be open for a week at most.
round-closed-by-you = The round has closed. Thank you for keeping it.
round-taken-out-by-you = Removed. Whoever wrote it will read that they can talk to you.
round-no-check-in-here = There is no check-in in this message.
round-which = Which check-in do you want to remove?
