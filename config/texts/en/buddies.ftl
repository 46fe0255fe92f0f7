### Sentences of the buddy queue. Nobody learns from them what another one answered, or why.

buddy-command = Find a buddy, see where you stand, or end a pairing
buddy-about =
    ### A buddy
    Two people who keep each other company: equals, as long as both like.
    You get a proposal without a name. Only if you both say yes, you meet in a private thread.
buddy-kept-sealed = What you enter is kept sealed until you leave the queue.
buddy-kept =
    If you do nothing here for 60 days, what you entered goes.
    While you wait, the bot asks you once, a week before that.
    The other reads what you have in common and your few words. Moderators see how many wait, no more.
buddy-closed = There is no open buddy queue in this server.
buddy-kept-out = Moderators of this server keep you out of the buddy queue. You can ask them why.
buddy-not-in-queue = You are not in the buddy queue here.
buddy-adults-only = In this server the buddy queue is for people who are 18 or over.
buddy-line = The buddy queue is open: /buddy

## The panel

buddy-find = Find a buddy
buddy-change = Change
buddy-rest = Rest
buddy-come-back = Come back
buddy-leave = Leave
buddy-first = Age, place, extras
buddy-waiting =
    ### You are in the queue
    Nobody sees that. You hear from the bot when there is somebody who could fit.
buddy-proposed =
    ### There is a proposal for you
    You can answer it here or where you got it.
buddy-resting =
    ### You are resting
    Nothing is proposed to you until you come back.
buddy-paired =
    ### You have a buddy
    Your thread: { $thread }
buddy-steps =
    ### Fill in what you like
    Everything here can be left empty. What you say helps to find somebody who fits.
buddy-joined = You are in the queue.
buddy-saved = Saved.
buddy-rested = That is fine.
buddy-came-back = Welcome back. You are in the queue again.
buddy-stay = Stay in the queue
buddy-stayed = You stay in the queue.
buddy-fading =
    ### You wait for a buddy in { $server }
    Your place ends on { $until }. What you entered is forgotten then.
    You can stay for as long again with one press.
buddy-left = You have left the queue. What you entered is forgotten.

## What somebody entered, on their own panel

buddy-own-age =
    { $adult ->
        [yes] 18 or over
       *[no] Under 18
    }
buddy-own-where =
    { $letter ->
        [yes] Proposals come as a direct message.
       *[no] Proposals come in a private thread.
    }
buddy-own-extras =
    { $company ->
        [yes] The bot asks after a week whether it is still good.
       *[no] The bot does not ask how it goes.
    } { $three ->
        [yes] Three people are fine.
       *[no] Two people only.
    }
buddy-own-wishes = **Would like:**
buddy-own-offers = **Can offer:**
buddy-own-words = **A few words:**
buddy-own-languages = **Languages:**
buddy-own-times = **Times:**
buddy-own-zone = **Time zone:**
buddy-own-way = **Text or voice:** { $way }
buddy-own-trait = **{ $what }:** { $own } (looking for: { $wanted })
buddy-own-circle = **Someone from my circle:** { $wanted }

## The forms

buddy-join-form = Find a buddy
buddy-agreed = Yes, I agree to this
buddy-age = How old are you?
buddy-age-below = This must be answered. The bot cannot check it, and never pairs across.
buddy-age-adults = This must be answered. This queue is for people of 18 or over.
buddy-age-over = 18 or over
buddy-age-under = Under 18
buddy-where = Where do you want proposals?
buddy-where-letter = As a direct message
buddy-where-thread = In a private thread here
buddy-extras = If you like
buddy-extra-company = Ask me after a week if it is still good
buddy-extra-three = A three is fine too
buddy-agree-first = Without your yes the bot keeps nothing. Tick the box if you agree.
buddy-age-first = Please say if you are 18 or over, or under 18. Nothing else must be answered.

buddy-wish-form = What you would like
buddy-wishes = What would you like?
buddy-offers = What can you offer?
buddy-words = A few words for your buddy
buddy-words-below = They read this before they answer. Leave out your name if you like.
buddy-way = Text or voice?
buddy-way-either = Either is fine
buddy-way-text = Text
buddy-way-voice = Voice
buddy-time-form = Languages and times
buddy-languages = Which languages do you speak?
buddy-languages-below = With commas between them.
buddy-times = When do you have time?
buddy-time-morning = Morning
buddy-time-afternoon = Afternoon
buddy-time-evening = Evening
buddy-time-night = Night
buddy-zone = Your time zone
buddy-zone-below = A city, such as London. Empty: the one that counts for you here.
buddy-no-such-zone = It is not clear which time zone you mean. Try a large city near you.
buddy-like-form = Whom you look for
buddy-looked-for = { $what }: whom do you look for?
buddy-circle = Someone from this circle?
buddy-must = If you both ask for this, you will both know.
buddy-wanted-same = The same
buddy-wanted-different = Different
buddy-wanted-any = I don't mind

## What people are usually asked, one thing a line

buddy-usual-wishes =
    Company and chat
    Mutual check-ins
    Practical swaps
    Doing something side by side
buddy-usual-offers =
    Company and chat
    Mutual check-ins
    Practical swaps
    Doing something side by side
    Showing somebody around here
buddy-usual-traits = Interests: Books and films, Music, Games, Making things, Outdoors, Cooking

## A proposal

buddy-proposal =
    ### Somebody who could fit
    Would you like to meet? Neither of you learns who the other is unless you both say yes.
buddy-proposal-three =
    ### Two people who could fit
    Would you like to meet as three? Nobody learns who the others are unless all say yes.
buddy-proposal-why = **What you have in common**
buddy-proposal-words = **A few words for you**
buddy-proposal-how = There is time until { $until }. Nothing happens before that unless all say yes.
buddy-proposal-where = You wait in the buddy queue of { $server }.
buddy-proposal-small = In a small server you may guess who it is.
buddy-common-offer = One of you would like this, and one offers it: { $what }
buddy-common-wish = You would like the same: { $what }
buddy-common-language = You speak { $language }
buddy-common-time = You have time at the same time of day
buddy-common-text = You prefer text
buddy-common-voice = You prefer voice
buddy-common-same = You asked for the same under { $what }: { $which }
buddy-common-different = You asked for something different under { $what }
buddy-common-circle = You asked for someone from your own circle
buddy-yes = Yes, let's meet
buddy-no = Not this time
buddy-yes-said =
    Saved, and only you know. If all say yes, a private thread opens for you.
    Otherwise you hear from the bot when the three days are over. Until then you can change your answer.
buddy-no-said =
    Saved, and only you know. You hear from the bot once more, when the three days are over.
    Until then you can change your answer.
buddy-proposal-over = The time for this proposal is over. /buddy shows where you stand.
buddy-apart = It did not come together this time.
buddy-apart-ahead = You are still in the queue, near the front.
buddy-apart-still = You are still in the queue.
buddy-apart-rest = You are resting now. You can come back with one press.
buddy-alone-thread = A note for you
buddy-alone-note = This thread is for you alone. Moderators can open private threads.

## A pair

buddy-thread = Buddies { $number }
buddy-hello-who-reads = Only you are in this thread. Moderators of the server can open it.
buddy-hello =
    ### Hello { $who }
    Everyone here said yes. It is good that you are here.
buddy-hello-agreement =
    ### A mini agreement, to fill in together
    - When do we talk, and how?
    - What helps us?
    - What does not help?
buddy-hello-ice =
    ### To break the ice
    - What made you smile lately?
    - What would a good ordinary day look like?
    - What could you talk about for an hour?
buddy-hello-end = You can end this at any time, here or with /buddy, and nobody is told why.
buddy-end = End pairing
buddy-wrong = Something is wrong
buddy-company = It is a week now. Is it still good with your buddy?
buddy-company-small = Only you are asked this here, and only once. Your answer is not kept.
buddy-good = Yes, it is good
buddy-other = I'd like a change
buddy-good-said = Good to hear. Nothing else happens.
buddy-other-said = You could say in your thread what you would like to be different. Ending it is fine too.

## The end

buddy-over = This pairing has ended. That happens, and nobody needs to say why.
buddy-over-next = You are resting now. With /buddy you can come back to the queue when you like.
buddy-ended = The pairing has ended. The others read one neutral sentence, and not who ended it.
buddy-ended-block =
    You alone see this. To block somebody in Discord, open their profile and choose Block.
    The thread is locked, and deleted after 30 days.
buddy-not-again = Don't pair us again
buddy-not-again-said = Saved. You will not be paired again, and nobody else is told.
buddy-tell = Tell the moderators

buddy-wrong-who = Volunteers read this. Nobody may be awake. The other one is not told.
buddy-wrong-level = How much do you want to tell?
buddy-wrong-only = Only that something is wrong
buddy-wrong-thread = Also which thread, so that they can read it
buddy-wrong-words = In your own words
buddy-wrong-below = It can be left empty.
buddy-wrong-no-words = Something is wrong in a buddy pairing.
buddy-wrong-told = The moderators can read it now. You can end the pairing at any time.

## Someone I'd rather not meet

buddy-avoid = Someone I'd rather not meet
buddy-avoid-about =
    ### Someone you'd rather not meet
    The bot never puts you together. Only you see this here, and you can undo it.
    It stays when you leave the queue.
buddy-avoid-who = Who is it?
buddy-avoid-below = Nobody is told.
buddy-avoid-add = Name somebody
buddy-avoid-saved = Saved. Nobody is told.
buddy-avoid-undo = Undo
buddy-avoid-undone = Undone.
buddy-avoid-line = { $number }. { $who }
buddy-avoid-forgotten = { $number }. Somebody who was forgotten here since

## The desk

buddy-desk-command = The buddy queue: on or off, where, what people are asked, and safety
buddy-desk-heading = ### The buddy queue
buddy-desk-open = The queue is **on**.
buddy-desk-shut = The queue is **off**.
buddy-desk-channel = Pairs get their threads in { $channel }.
buddy-desk-adults = For people of 18 or over alone.
buddy-desk-waiting =
    { $count ->
        [one] One person waits. They came { $since }.
       *[other] { $count } people wait. The first of them came { $since }.
    }
buddy-desk-nobody = Nobody waits at the moment.
buddy-desk-asked = **What people are asked**
buddy-desk-kept-out = **Kept out of the queue:** { $who }
buddy-desk-small = Nobody here sees who waits, or what anybody entered.
buddy-desk-place = On or off, channel
buddy-desk-on = The queue is on
buddy-desk-channel-field = Channel for the threads of pairs
buddy-desk-channel-below = A text channel that members can see.
buddy-desk-adults-field = Adults only
buddy-desk-questions = What people are asked
buddy-asks-wishes = What would you like?
buddy-asks-wishes-below = One thing a line, ten at most.
buddy-asks-offers = What can you offer?
buddy-asks-offers-below = One thing a line, ten at most.
buddy-asks-traits = The same or different
buddy-asks-traits-below = Two lines at most, such as "Interests: Books, Music". Never health.
buddy-desk-match = Match now
buddy-desk-matching = Pairs are being looked for. People hear of it alone, by day.
buddy-desk-end = End a pair
buddy-desk-end-who = Whose pair?
buddy-desk-end-below = It ends like any other. Nobody is told who ended it.
buddy-desk-out = Keep this person out of the queue
buddy-desk-out-below = They are told.
buddy-desk-end-done = Done. If they were in a pair, it has ended.
buddy-desk-out-done = Done. They are kept out of the queue, and are told.
buddy-desk-in = Let somebody in again
buddy-desk-in-who = Who may come back?
buddy-desk-in-done = Done. They can come to the queue again.
buddy-desk-saved = Saved.
buddy-changed = the buddy queue
buddy-needs-channel = The queue needs a text channel of this server, for its private threads.
buddy-told-out = Moderators of { $server } keep you out of the buddy queue. You can ask them why.
buddy-told-in = You can come to the buddy queue of { $server } again.
buddy-channel-gone = The channel of the buddy queue is gone, so the queue is off. /desk buddies brings it back.
buddy-no-place = The bot cannot open threads for the buddy queue. Please look at /desk buddies.

## What is kept, one line each

kept-buddy-entry = What you entered for the buddy queue, so that somebody can be found who fits.
kept-buddy-asked = That somebody was proposed to you, until the time to answer is over.
kept-buddy-pair = That you are in a pair, and where your thread is: { $thread }
kept-buddy-ended = That you were in a pair, until its thread is deleted: { $thread }
kept-buddy-met = That you were proposed to somebody, so that the same two are not proposed again soon.
kept-buddy-out = That moderators keep you out of the buddy queue.
