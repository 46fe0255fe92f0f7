### What moderators read under /desk signposts.
### Write { $name } where the sentence has it; the bot puts the value there.

## What Discord says about the command and its options. At most 100 characters each.

signpost-desk-command = The list of services: add, check, change, hide.
signpost-desk-command-entry = The entry to open.
signpost-desk-command-state = Show only these.

## The list

signpost-desk-heading = ### The services that people here can find
# $shown: how many members see. $confirm: how many wait to be checked. $hidden: how many are hidden.
signpost-desk-counts = Members see: { $shown }. To check: { $confirm }. Hidden: { $hidden }.
signpost-desk-why = Members see an entry only after one of you has compared it with the service's own page.
signpost-desk-empty = There is nothing here yet. A starter list is a way to begin, or add a service that you know.
# $wrong: how many entries members say something is wrong with.
signpost-desk-wrong = { $wrong ->
        [one] Members say that something is wrong with 1 entry. It stands first.
       *[other] Members say that something is wrong with { $wrong } entries. They stand first.
    }
# $lapsed: how many are no longer shown since nobody checked them for long.
signpost-desk-lapsed = { $lapsed ->
        [one] 1 entry is hidden, because nobody has checked it for too long.
       *[other] { $lapsed } entries are hidden, because nobody has checked them for too long.
    }
# One line. $name: of the service. $area: where it is for. $state: one of the states below.
signpost-desk-line = **{ $name }**
    -# { $area } · { $state }
# $first, $last, $all: numbers.
signpost-desk-page = -# { $first } to { $last } of { $all }
signpost-state-unconfirmed = not confirmed
signpost-state-changed = changed, partly hidden until confirmed
signpost-state-confirmed = confirmed
signpost-state-hidden = hidden
signpost-state-due = due to be checked again
signpost-state-lapsed = hidden, not checked for too long
signpost-state-suggested = suggested by a member, not confirmed
signpost-state-wrong = something may be wrong
signpost-state-all = all

## One entry

# $state: as above.
signpost-is = **{ $state }**
# $kind: one of the kinds below. $ref: what was noted about it.
signpost-source = Where this is from: { $kind } ({ $ref })
signpost-source-official-page-seen = their own page was read
signpost-source-curated-list-seen = a list that somebody looks after
signpost-source-press-seen = a newspaper or a page of others
signpost-source-uncurated-list-seen = a list that nobody looks after
signpost-source-general-knowledge = from memory, with no page seen
signpost-source-moderator = a moderator
signpost-source-suggestion = a suggestion
signpost-source-import = a file
# Where it was written in this server.
signpost-source-here-moderator = Where this is from: a moderator of this server
signpost-source-here-suggestion = Where this is from: a member of this server suggested it
signpost-confidence-high = Thought to be right.
signpost-confidence-medium = Please look closely.
signpost-confidence-low = **Doubtful.** Please look very closely.
signpost-doubt = Doubt: { $doubt }
# $line: a way to reach the service.
signpost-hidden-way = Hidden until confirmed: { $line }
# $day: a date. $who: a moderator.
signpost-confirmed-by = Compared with their page { $day }, by { $who }.
signpost-confirmed-at = Compared with their page { $day }.
signpost-due-at = To be checked again { $day }.
# $reasons: some of the reasons below, with commas.
signpost-reported = Members say: { $reasons }
signpost-wrong-unreachable = nobody can be reached
signpost-wrong-number = the number or link is wrong
signpost-wrong-hours = the hours are wrong
signpost-wrong-closed = it has closed
signpost-wrong-other = something else

## Buttons. At most 80 characters each.

signpost-add = Add
signpost-edit = Edit
signpost-open-entry = Open
signpost-hide = Hide now
signpost-unhide = Show again
signpost-remove = Remove
signpost-confirm = Confirm
signpost-starter = Starter list
signpost-months = When to check again
signpost-earlier = Earlier
signpost-more = More
signpost-all-well = It is right as it is
signpost-undo = Undo
signpost-to-list = Back to the list
signpost-edit-basics = Name and words
signpost-edit-ways = Ways to reach it
signpost-edit-hours = Hours and languages
signpost-edit-more = Status, ages, consent

## Confirming, one at a time

# $count: how many are left.
signpost-confirm-heading = { $count ->
        [one] ### One entry to check
       *[other] ### { $count } entries to check
    }
signpost-confirm-how = Open the service's own page, and compare every number and link.
signpost-confirm-never-ring = Never ring a crisis line to test it. Someone may need it just then.
signpost-confirm-page = **Their page:** { $url }
signpost-confirm-no-page = No page of theirs is noted here. Look for it, and add it with Change.
signpost-compared = I compared it with their own page today
signpost-change = Change
signpost-later = Later
signpost-all-checked = Nothing on this list waits to be checked now. Thank you.
signpost-nothing-here = There is nothing here.

## What happened

signpost-added = Added. Members see it once it is confirmed.
signpost-saved = Saved.
signpost-saved-partly = Saved. What is new in the ways to reach it is hidden until confirmed.
signpost-hidden = Hidden. Members no longer see it here, and shared messages are put right.
signpost-shown-again = Shown again, as far as it was confirmed.
signpost-removed = Removed. Shared messages are put right.
signpost-confirmed = Confirmed. Members see it now.
signpost-months-saved = Saved.
# $added: how many are new.
signpost-started = { $added ->
        [0] All of this list is here already.
        [one] 1 entry was added. Members see it once it is confirmed.
       *[other] { $added } entries were added. Members see them once they are confirmed.
    }
signpost-undone = Undone.
# $left: how many stay.
signpost-undone-partly = { $left ->
        [one] Undone, but for 1 entry that was changed since.
       *[other] Undone, but for { $left } entries that were changed since.
    }

## Forms. Titles and labels: at most 45 characters; what stands below a field, and hints: 100.

signpost-form-add = Add a service
signpost-form-edit = Change a service
signpost-form-name = What is it called?
signpost-form-description = What is it, in a sentence or two?
signpost-form-topics = What is it about?
signpost-form-topics-below = One or more, with commas between them.
signpost-form-topics-hint = Crisis, Someone to talk to
signpost-form-area = Where is it for?
signpost-form-area-below = A country, or a town or part and then the country, with a comma.
signpost-form-area-hint = Leeds, United Kingdom
signpost-form-ways = How to reach it, one way a line
signpost-form-ways-below = phone, text, whatsapp, chat, web, email or visit, then the number, link or address.
signpost-form-ways-hint =
    phone 116 123 | cost free
    text 85258 | keyword SHOUT
signpost-form-who = Who is it for?
signpost-form-url = Their own page
signpost-form-opening-hours = Opening hours
signpost-form-opening-hours-below = As in OpenStreetMap: Mo-Fr 09:00-17:00; PH off. Always open: 24/7.
signpost-form-time-zone = By the clock of
signpost-form-time-zone-hint = Europe/London
signpost-form-hours-words = The hours in words, if that says more
signpost-form-known-from = If it is always open: where is that said?
signpost-form-languages = Languages
signpost-form-languages-below = As short codes with commas: en, pt-BR, bfi.
signpost-form-status = Is it running?
signpost-status-active = Yes
signpost-status-temporarily-closed = Closed for the time being
signpost-status-inactive = No longer
signpost-form-alert = What people must know today
signpost-form-ages = For which ages?
signpost-form-ages-hint = 16-25, or 18+
signpost-form-consent = Do they send emergency services unasked?
signpost-consent-choice-yes = They may
signpost-consent-choice-no = They say they do not
signpost-consent-choice-not-known = Not known
signpost-form-organization = Who runs it?
signpost-form-starter = A starter list to check
signpost-form-starter-country = For which country?
signpost-form-months = When to check again
signpost-form-months-field = Check each entry again after
# $months: a number.
signpost-form-months-choice = { $months } months

## Refusals

signpost-gone = This entry is no longer on the list.
signpost-just-changed = Somebody changed this entry just now. Please look at it again first.
signpost-undo-gone = It is too late to undo this, or it was undone already.
# $most: a number.
signpost-too-many = A list holds at most { $most } entries.
signpost-no-starter = There is no starter list for this country yet. You can add services one by one.
# $topic: what was typed. $known: all topics.
signpost-unknown-topic = "{ $topic }" is not a topic here. There are: { $known }
# $country: what was typed.
signpost-unknown-country = "{ $country }" did not lead to one country. Write the country last, after a comma.
# $line: what was typed.
signpost-unknown-way =
    This line could not be read: { $line }
    Begin with phone, text, whatsapp, chat, web, email or visit.
    After a | there may be: keyword, menu, cost, note, only from, short code.
# $ages: what was typed.
signpost-unknown-ages = "{ $ages }" could not be read as ages. Write 16-25, or 18+.
# $count: how many. $mistakes: a line for each of the first.
signpost-mistakes = { $count ->
        [one] One thing needs another look:
       *[other] { $count } things need another look:
    }
    { $mistakes }
signpost-your-words = This is what you wrote, to keep:

## In the moderators' channel, unasked: what may be wrong, and once a month what waits. $count: how many.

signpost-notice-wrong = { $count ->
        [one] ### Members say that something is wrong with a service
       *[other] ### Members say that something is wrong with { $count } services
    }
signpost-notice-look = If it looks wrong, you can hide it now and check it later.
signpost-month-heading = ### The list of services
signpost-waits-due = { $count ->
        [one] 1 entry is due to be checked again. Members still see it.
       *[other] { $count } entries are due to be checked again. Members still see them.
    }
signpost-waits-changed = { $count ->
        [one] 1 entry was changed, and is partly hidden until it is confirmed.
       *[other] { $count } entries were changed, and are partly hidden until they are confirmed.
    }
signpost-waits-unconfirmed = { $count ->
        [one] 1 entry waits to be confirmed. Members do not see it yet.
       *[other] { $count } entries wait to be confirmed. Members do not see them yet.
    }
signpost-waits-suggested = { $count ->
        [one] Members suggested 1 service.
       *[other] Members suggested { $count } services.
    }
signpost-month-no-hurry = There is no hurry. This message comes once a month at the most.
# A button. At most 80 characters.
signpost-look = Open the list

## Under /desk changes

signpost-changed = the service { $name }
signpost-changed-name = Name
signpost-changed-state = How it stands
signpost-changed-words = What it says
