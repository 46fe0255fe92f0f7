### Sentences about go-rounds, in which people speak one after another, and about listening first.

## The card

# Also in the thread, once everyone can talk.
turn-talking = Now everyone can talk. You can answer each other in the thread.
turn-listen-first = For now, we only listen. Answers can come later.
turn-card-gathering = Join for a turn, or just listen. You can pass at any time.
turn-card-order-joined = We speak in the order in which people join.
turn-card-order-shuffled = The order is drawn by chance.
turn-card-order-passed-on = Each person passes on to the next.
turn-card-going = The turns have begun. You can still join.
turn-card-paused = We are taking a short break.
# Below the card, small. $minutes: a number.
round-keeper-away-line = If the keeper does nothing here for { $minutes } minutes, anyone who is here can press Keep.

## Buttons. At most 80 characters.

turn-join = Join
turn-leave = Leave
turn-share = Share
turn-done = Done
turn-pass = Pass
turn-come-back = Come back to me
turn-pass-on = Pass on
turn-pass-on-anyone = Whoever is next
turn-begin = Begin
turn-next = Next
turn-pause = Pause
turn-resume = Resume
turn-open-talking = Open the talking
round-take-over = Take over

## What everyone reads in the thread

# $who: a mention of the person whose turn it is.
turn-call = It is your turn, { $who }.
turn-call-how = You can share with the form, write here, or pass.
turn-call-listen = The rest of us listen for now.
# Small. $minutes: a number.
turn-hint = { $minutes ->
    [one] About 1 minute each. Nobody is cut off.
   *[other] About { $minutes } minutes each. Nobody is cut off.
}
turn-no-hurry = Take the time you need.
turn-paused = A short break. The keeper says when we go on.

## What a member reads after a press

turn-joined-waiting = You have a turn. You will be called in the thread, and you can pass.
turn-joined-now = It is your turn. You find it in the thread.
turn-joined-had = You have had your turn. You can write in the thread whenever you like.
turn-left = You have left. Nobody is told, and you can come back.
turn-thank-you = Thank you. Your turn is over.
turn-passed = That is fine. Your turn has passed.
turn-comes-back = Your turn comes again after the others.
turn-pass-on-whom = Who comes next?
round-shared-in-turn = Shared. To change or remove it, type /checkin.

## What a keeper reads

turn-panel-gathering = People can join. When you are ready, press Begin.
turn-panel-now = It is the turn of { $who }.
turn-panel-paused = Everything waits. Press Resume to go on.
round-keeper-away = The keeper may be away. You can keep this round from now on.
round-taken-over = You keep this round now. Thank you.
round-how-are-you = How are you?
# $channel: a link to the channel.
round-keepers-talk = Keepers can talk with each other in { $channel }.
round-keepers-talk-no-channel = It can help to talk with somebody about how it was.

## When something is not possible

turn-too-late = The turns are over. You can write in the thread whenever you like.
turn-begun-already = The turns have begun.
turn-nobody-yet = There is no turn to begin with yet. You can wait, or open the talking.
turn-not-begun = The turns have not begun yet.
turn-nobody-else = Nobody waits after you, so your turn stays with you. Take your time.
turn-talking-already = Everyone can talk already.
turn-moved-on = The round has moved on. Please look at what came last.
turn-over = Your turn is over. You can write in the thread whenever you like.
turn-not-yours = This is for the person whose turn it is. To have a turn, press Join on the card.
round-keeper-needed-here = To keep this round, first be here: press Join or Just listening.
# $minutes: a number.
round-keeper-there = Somebody keeps this round. If they do nothing here for { $minutes } minutes, you can take over.
