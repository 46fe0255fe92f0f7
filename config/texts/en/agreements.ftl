### Sentences of agreements: what a group agreed, made together and looked at again.

## What Discord says about the commands. At most 100 characters each.

agreement-command = What this circle agreed, and since when.
keep-remind = Post one point of the agreement here. Nobody is named.
keep-remind-point = The number of the point. Left out: the one whose turn it is.
desk-agreement = Write a draft, ask the circle, and choose when it is looked at again.
desk-agreement-circle = The circle. Left out: the one you are in, or the whole server.

## What a member reads

agreement-heading = ## What we agreed
agreement-heading-server = ## What this server agreed
agreement-since = Version { $version }, agreed on { $day }.
agreement-review-on = We look at it again on { $day }.
agreement-you-are-in = You are in.
agreement-you-were-in = You were in for version { $version }.
agreement-no-gate = Nothing is closed to anyone who is not.
agreement-draft-heading = ## A draft
agreement-not-yet = Not yet agreed. The circle decides with a card that a moderator can post.
agreement-none = Nothing was agreed here yet. A moderator can begin with /desk agreement.
agreement-now-in = You are in, for version { $version }. Nothing is closed to anyone who is not.
agreement-shown-once = This circle has an agreement. You see it once; /agreement shows it again.
agreement-has-changed = The agreement has changed since you said that you are in.

# $number: 1 to 7.
agreement-line = { $number }. { $words }
agreement-line-changed = Point { $number }: { $words }
agreement-line-gone = - { $words }
agreement-gone = ~~{ $words }~~
agreement-new = **{ $words }**
agreement-marks = Struck out: no longer there. Bold: new.
agreement-only-new = So much is different that only the new text is shown.

agreement-version-heading = ## Version { $version }
agreement-agreed-on = Agreed on { $day }.
agreement-first = This was the first text.

## Suggesting

agreement-which = Which point would you like to change?
agreement-is-public = Your name and your words are posted in { $channel }, for all to read.
agreement-form = Suggest a change
agreement-form-words = How would you say it?
# At most 100 characters.
agreement-form-words-below = Leave it empty to suggest going on without this point.
agreement-form-new-below = One point, on one line. Your name stands beside it.
agreement-form-whole = The text, one point on each line
agreement-form-whole-below = Up to seven points. Numbers and dashes before them may stay.
agreement-suggested = Your suggestion is on its way to { $channel }. It stays open until { $until }.

## The card of a decision

agreement-card-heading = ## A suggestion for what we agreed
agreement-card-heading-draft = ## Do we agree to this?
agreement-thread = About a suggestion
# $who: a mention, or the sentence below.
agreement-suggests-point = { $who } would like to change this point:
agreement-suggests-new = { $who } would like to add this point:
agreement-suggests-without = { $who } would like to go on without this point:
agreement-suggests-whole = { $who } suggests this text:
agreement-someone = A member
agreement-moved = The text has changed since, so everybody is asked anew.
agreement-how = You can change your mind until { $until }. Numbers are shown only when it closes.
agreement-least = { $count ->
    [one] It needs at least one voice.
   *[other] It needs at least { $count } voices.
}
agreement-words-welcome = If you want to say more, write in { $thread }. A concern counts without words.
agreement-concern-counts = A concern counts without words.
agreement-tally = Yes: { $yes } · I can live with it: { $fine } · I have a concern: { $concern }
agreement-agreed = Agreed. This is version { $version } now.
agreement-over-few = There were too few voices to decide, so the text stays as it is.
agreement-concerns = There are concerns. { $who } can say it in other words, until { $until }.
agreement-no-room = The text has changed, and this no longer fits. { $who } can say it in other words, until { $until }.
agreement-over-withdrawn = A moderator withdrew this suggestion.
agreement-over-taken-back = This suggestion was taken back.
agreement-over-overtaken = The text says this already.
agreement-over-left = This was left as it is.

## After a press on that card

agreement-you-said = You say: { $choice }. You can change it until { $until }.
agreement-you-said-concern = You say: { $choice }. It counts without words, and you can change it until { $until }.
agreement-say-more = If you want to say more, write in { $thread }.
agreement-reworded = Thank you. The same card goes on with your new words.
agreement-withdrawn-by-you = The suggestion is withdrawn, and the card says so.

## What the circle reads once

agreement-told-first = ## We have an agreement
agreement-told = ## What we agreed has changed
agreement-told-how = You can read it with /agreement, and say that you are in.
# On the card of a round instead, where the channel has heard enough from the bot.
agreement-joins-first = We have an agreement. You can read it with /agreement, and say that you are in.
agreement-joins = What we agreed has changed. You can read it with /agreement, and say that you are in.
agreement-joins-review = It is time to look at what we agreed. With /agreement you can suggest a change.

## Reminders

# $number: which point it is.
agreement-reminder = We agreed, point { $number }: { $words }
agreement-reminded = The point is posted.
agreement-reminded-lately = A point was posted here not long ago. You can post another one { $when }.
agreement-enough-today = This channel has heard enough from the bot for now. There is room { $when }.
agreement-no-such-point = { $count ->
    [one] The agreement has one point.
   *[other] The agreement has { $count } points. Please choose one of them.
}

## Looking at it again

agreement-review-heading = ## Time to look at what we agreed
agreement-review-asks = What works? What would we change?
agreement-review-how = Write in { $thread }, or press Suggest a change. Open until { $until }.
agreement-review-how-here = Press Suggest a change. Open until { $until }.
agreement-review-thread = What works, what would we change?
agreement-review-over = Thank you for looking at it together.
agreement-review-came = Suggestions that came:
agreement-review-quiet = No suggestion came, so the text stays as it is.
agreement-review-when = When shall we look at it again? A keeper or a moderator can choose.
agreement-review-next = We look at it again on { $day }.
agreement-review-chosen = Chosen: { $day }.
agreement-next-set = The next day is chosen already: { $when }.

## Kind noes

agreement-none-yet = Nothing was agreed here yet.
agreement-newer = The text has changed since. Type /agreement to see what counts now.
agreement-empty = There are no words in it yet.
agreement-too-many = That is { $count } points. An agreement has { $most } at most, so that people can remember it.
agreement-point-too-long = Point { $number } is too long. A point has { $most } characters at most.
agreement-words-too-long = That is too long. A point has { $most } characters at most.
agreement-point-twice = The same point stands there twice.
agreement-keepers-only = This is for keepers and moderators.
agreement-same = That is what the text says already.
agreement-one-each = You have a suggestion open. Please wait until it is decided, or withdraw it.
agreement-many-open = Enough suggestions are open at the moment. Please come back when one is decided.
agreement-decided = This is decided already. Thank you all the same.
agreement-being-reworded = This is being said in other words. Please come back when it is.
agreement-not-yours = Only the person who suggested it can say it in other words.
agreement-withdraw-who = Only the person who suggested it, or a moderator, can withdraw it.
agreement-nothing-before = There was no text before this one.
agreement-words-back = Here are your words, to keep. Only you can see them:

## What moderators read

agreement-desk-heading = ## The agreement of { $name }
agreement-desk-heading-server = ## The agreement of this server
agreement-desk-none = Nothing was agreed yet.
agreement-desk-draft = **Draft, not yet agreed**
agreement-desk-open = A decision stays open for { $days ->
    [one] one day.
   *[other] { $days } days.
}
agreement-desk-least = { $count ->
    [one] It needs at least one voice.
   *[other] It needs at least { $count } voices.
}
agreement-desk-least-usual = It needs half as many voices as people usually come to rounds, and two at least.
agreement-desk-remind = One round card in { $every } shows a point, where people take part.
agreement-desk-remind-each = A point stands on every round card, where people take part.
agreement-desk-remind-never = No round card shows a point.
agreement-desk-no-review = No day is set to look at it again.
agreement-saved = Saved. Nothing was posted.
agreement-draft-gone = The draft is gone. Nothing was posted.
agreement-asked = The circle is asked in { $channel }, until { $until }.
agreement-no-draft = There is no draft to ask about yet.
agreement-clash = Someone else changed the draft while you wrote. This is how yours differs from it:
agreement-clash-nothing = Someone else changed the draft while you wrote. Yours would take it away.
agreement-clash-choose = Nothing of yours is saved yet. You decide which one stays.
agreement-kept-theirs = The draft stays as the other one wrote it.
agreement-no-starter = This starter is gone.
agreement-no-file = There was no file.
agreement-file-large = This file is too large for an agreement.
agreement-file-wrong = The file cannot be read as a list of points:
agreement-review-past = That day is over. Please choose one to come.
agreement-day-unclear = Please write the day like 2027-03-01.
agreement-number-unclear = Please write a whole number in each box, or leave it empty.

agreement-form-draft = A draft
agreement-form-starter = A starter
agreement-form-starter-which = Which text do you want to begin with?
agreement-form-starter-below = It becomes the draft. You can change every word.
agreement-form-file = A file
agreement-form-file-which = YAML or Markdown, one point on each line
agreement-form-settings = This agreement
agreement-form-review = Look at it again on
# At most 100 characters.
agreement-form-review-below = A day such as 2027-03-01. Left empty: no day is set.
agreement-form-days = Days that a decision stays open
agreement-form-least = Voices that a decision needs
agreement-form-least-below = Left empty: half as many as people usually come to rounds.
agreement-form-remind = How often a round card shows a point
agreement-form-remind-below = 3 means on every third card. 0 means never.

# What was changed, as in "Robin changed …".
agreement-change-text = what was agreed
agreement-change-points = The points
agreement-change-settings = the settings of an agreement
agreement-change-asked = an open suggestion: the text that counted before
agreement-change-withdrawn = a suggestion, by withdrawing it

## Buttons. At most 80 characters.

agreement-im-in = I'm in
agreement-suggest = Suggest a change
agreement-history = History
agreement-point = Point { $number }
agreement-new-point = A new point
agreement-yes = Yes
agreement-fine = I can live with it
agreement-concern = I have a concern
agreement-reword = Say it in other words
agreement-withdraw = Withdraw
agreement-earlier = Earlier
agreement-later = Later
agreement-again = Suggest this text again
agreement-show = Read it
agreement-in-months-3 = In three months
agreement-in-months-6 = In six months
agreement-in-months-12 = In a year
agreement-write = Write
agreement-from-starter = From a starter
agreement-from-file = From a file
agreement-ask = Ask the circle
agreement-settings = Settings
agreement-of-server = The server's agreement
agreement-use-mine = Use mine
agreement-keep-theirs = Keep what is there

## What is kept about a person

agreement-kept-suggestion = A change that you suggested to an agreement. Its words are kept until it is decided.
agreement-kept-voice = Your voice on a suggestion. It is kept until the card closes.
agreement-kept-draft = A draft of an agreement that you wrote, until you decide whether it is used. It is kept for a day.
agreement-kept-in = The version of an agreement that you said you are in for.
agreement-kept-shown = The version of an agreement that was shown to you, so that it is not shown again.
