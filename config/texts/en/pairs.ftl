### Sentences about rounds in which people talk two by two.

## The card

# $minutes: a number.
pairs-card-gathering = { $minutes ->
    [one] Two by two, in a thread of your own. Each of you has about 1 minute, while the other listens.
   *[other] Two by two, in a thread of your own. Each of you has about { $minutes } minutes, while the other listens.
}
pairs-card-how = Press Join to be put with somebody. Moderators may open such a thread.
pairs-card-going = The pairs are talking. You can still join.

## The thread of a pair

# The name of the thread. $title: the title of the round. $number: 1, 2, 3, …
pairs-thread = { $title } · { $number }
# The first line.
pairs-who-reads = Only you who are here can read this. Moderators may open this thread.
# $who: mentions of those who are in it.
pairs-hello = { $who }, this is your thread. One speaks, and the others only listen. Then you swap.
# $minutes: a number.
pairs-each = { $minutes ->
    [one] About 1 minute each. I say when it is time to swap, and nobody is cut off.
   *[other] About { $minutes } minutes each. I say when it is time to swap, and nobody is cut off.
}
# Above the questions of the format.
pairs-questions = If you want something to begin with:
# $until: when the round closes.
pairs-ends = When the round closes ({ $until }), this thread goes to rest. Nothing in it is deleted.
pairs-swap = It is time to swap, if you like. There is no hurry: finish your thought first.
pairs-all-had-time = Each of you has had the time. You can go on for as long as you like.
# $who: a mention of somebody who comes to a pair that is talking.
pairs-joins = { $who } joins you. Say hello when it fits.
pairs-rests = This thread goes to rest now. Thank you for listening to each other.

## What a member reads after a press

pairs-joined = You are in. When the keeper begins, you find a thread with somebody here.
pairs-joined-late = You are in. In a minute or two you are put with somebody.
# $thread: a link to the thread.
pairs-joined-already = You are with somebody already: { $thread }
pairs-joined-opening = You are with somebody already. Your thread opens in a moment.

## What a keeper reads

pairs-panel-gathering = People can join. When you are ready, press Begin.
pairs-panel-company = Should one person be left over, you are put with them.
pairs-panel-going = The pairs talk in threads of their own.
pairs-panel-waiting = Somebody would still like company. You can press Join yourself.
pairs-begun = Everybody who joined is put with somebody now.

## When something is not possible

pairs-begun-already = The pairs have begun.
pairs-nobody-yet = Nobody can be put together yet. You can wait, or join yourself.
pairs-only-you = You are the first. As soon as somebody else joins, you can begin.

## What is kept about somebody. $channel: a link to the channel.

kept-pair = That you were put with somebody in a round in { $channel }, so that you meet others the next time.
kept-pairs-begun = That you began a round of pairs in { $channel }, so that nobody is left over.
