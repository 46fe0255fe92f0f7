### Searching the services that this server's moderators confirmed, and what members can do with an entry.
### Write { $name } where the sentence has it; the bot puts the value there.

## Refusals

signpost-suggestions-full =
    Several suggestions wait to be looked at already.
    Please try again when the moderators have had time for them.
signpost-wrong-choose = Please choose what is wrong with it.
# After a restart, on a page of a search by words of one's own.
signpost-search-again = The bot no longer knows what you searched for. Please type /signpost again.
signpost-share-not-here = You cannot write here, so nothing was shared.
signpost-share-bot-cannot = The bot may not write here, so nothing was shared. You can copy the text.
signpost-take-back-not-yours = Only the one who shared it can take it back.

## What Discord says about the command, its options and the message menu. At most 100 characters each.

signpost-command = Find a service: by what it is about, where it is, its language.
signpost-command-topic = What it is about, or its name.
signpost-command-area = A country, a part of one, or a town.
signpost-command-language = A language they speak.
signpost-command-open-now = Only those that are open now.
# At most 32 characters.
menu-offer-signposts = Offer signposts

## What a search shows

signpost-found = ### { $count ->
        [one] One service
       *[other] { $count } services
    }
signpost-found-where = Only you can see this. The moderators here have checked these entries.
# $why: a few of the reasons, with commas.
signpost-why = -# Why this one: { $why }
signpost-found-page = -# { $first } to { $last } of { $all }
signpost-found-none = Nothing on this server's list fits that. You can try other words, or fewer.
signpost-list-empty = The moderators here have not confirmed any services yet. Get help now works all the same.
signpost-option-unknown-topic = No service here is known by that topic or name.
signpost-option-unknown-area = That place did not lead anywhere. You can try a country.
signpost-option-unknown-language = That language is not known here. You can try its English name.

## Buttons. At most 80 characters each.

signpost-find = Find a service
signpost-share = Share here
signpost-wrong = Something is wrong with this
signpost-suggest = Suggest a service
signpost-search-more = More
signpost-search-earlier = Earlier
signpost-take-back = Take it back

## Sharing

# $who: the member.
signpost-offered = { $who } offers this:
signpost-shared = Shared here, as your offer. If the entry turns out wrong, the message is put right.
signpost-shared-gone =
    What stood here turned out to be out of date, so it was taken away.
    Get help now shows what is known.
signpost-taken-back = Taken back.

## Telling the moderators

signpost-wrong-form = What is wrong with it?
signpost-wrong-field = What did you find?
signpost-wrong-who = Moderators read this, and not who said it. Nobody may be awake.
signpost-wrong-option-unreachable = Nobody can be reached
signpost-wrong-option-number = The number or link is wrong
signpost-wrong-option-hours = The hours are wrong
signpost-wrong-option-closed = It has closed
signpost-wrong-option-other = Something else
signpost-wrong-told = Thank you. The moderators will see it when they look at the list.
signpost-suggest-form = Suggest a service
signpost-suggested = Thank you. The moderators see it, and look at the service's own page first.

## The forms of a search. Labels at most 45 characters, hints at most 100.

signpost-search-form = Find a service
signpost-search-topic = What is it about?
signpost-search-topic-hint = Grief, someone to talk to, or a name
signpost-search-area = Where?
signpost-search-area-hint = Leeds, Scotland, Ireland
signpost-search-language = In which language?
signpost-search-open = Only what is open now

## The message menu

signpost-offer-heading = ### Offer signposts
signpost-offer-private = Only you see this. Nothing is posted, and nobody is told whose message it was.
signpost-offer-words = Words that you could send yourself, if they feel right:
signpost-offer-one = > I read what you wrote, and I am glad that you said it.
signpost-offer-two = > Would you like to talk to someone? There are people who listen.
signpost-offer-three = > You do not have to answer me.
signpost-offer-services = ### Services to name
signpost-offer-danger = If their life may be in danger now, call the emergency number where they are.
