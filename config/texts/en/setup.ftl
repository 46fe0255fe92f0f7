### Sentences about setting a server up, and the start card.

setup-command = Set this server up in five short steps.
setup-step = ## Step { $number } of 5: { $name }
setup-place = Place and language
setup-place-about = Help shows the emergency number of your country. Times are those of your time zone.
setup-crisis = Check the crisis list
setup-crisis-about =
    Members see a service only once a moderator has confirmed it.
    You can go through the list now, and come back with /desk setup.
setup-crisis-state = { $confirmed ->
    [0] Nothing is confirmed yet. Help shows the emergency number and two directories.
    [one] One service is confirmed.
   *[other] { $confirmed } services are confirmed.
 }
setup-circle = First circle
setup-circle-about = A circle is a channel where people check in. A schedule opens its rounds by itself.
setup-circle-state = { $count ->
    [0] There is no circle yet.
    [one] There is one circle.
   *[other] There are { $count } circles.
 }
setup-buddies = Buddies
setup-buddies-about = Two people who both say yes can meet in a thread of their own. It is off until you turn it on.
setup-buddies-on = The queue is on, in { $channel }.
setup-buddies-off = The queue is off.
setup-people = Keepers and channels
setup-people-about = Any member can keep a round they opened. A role lets others keep every round.
setup-check = ## Is anything missing?
setup-check-well = Nothing is missing.
setup-check-channel = { $channel }: the bot still needs { $permissions }. Channel settings, Permissions, then its role.
setup-check-gone = A channel that is used is gone, or the bot cannot see it: { $channel }
setup-check-open = Everyone can see { $channel } now, so nothing is told there.
setup-check-no-office = There is no moderators' channel. Nobody is told when a member writes to you.
setup-check-no-country = There is no country, so help cannot show its emergency number.
setup-check-no-service = No service is confirmed, so help has none to show. Step 2 has a list to check.
setup-check-no-circle = There is no circle, so nobody can check in yet.
setup-check-mention = A schedule mentions { $role }, which hears nothing. Allow anyone to mention this role, or choose another.
setup-check-threads = Nearly a thousand threads are open, which is all that Discord allows. Please close some.
setup-check-role = A role that you chose is gone: moderators' or keepers'.
setup-check-config = Whoever runs the bot has something to mend in its settings. It is under /desk circles.

## Buttons. At most 80 characters.

setup-next = Next
setup-back = Back
setup-again = Look again
setup-post-card = Post a start card
setup-first-circle = Make the first circle
setup-place-button = Set place and language
setup-buddies-button = Turn the queue on or off
setup-people-button = Choose roles and channels

## The form of the first circle. At most 45 characters.

setup-circle-channel = Channel
setup-circle-format = Format
setup-circle-days = Days of its rounds
setup-circle-time = Time
setup-circle-hours = Hours that a round is open
# Below the labels. At most 100 characters.
setup-circle-days-below = Such as mon,thu. Empty: no schedule; anyone can open a round.
setup-circle-time-below = Such as 19:00, by the server's time zone.
## After the form

setup-circle-made = The circle is made.
setup-circle-planned = The circle is made. Its next round opens { $when }.
setup-circle-choose = Please choose a channel.

## The start card

# The heading of the card in the channel.
start-heading = ## Welcome
start-about = Here people support each other as equals. You can share a little, or just listen.
# $emergency: the number of the country, or "none".
start-help =
    If you need help now, press the button or type /help. It works without a sign-up.
    If a press cannot work, go to findahelpline.com, or call { $emergency ->
        [none] your local emergency number
       *[other] { $emergency }
    }.
start-circles = You can check in here: { $circles }
start-you = Type /checkin to take part, /mine to see what is kept, and /signpost to find services.
start-card-posted = The start card is posted and pinned.
start-card-not-pinned = The start card is posted, but not pinned. The bot still needs Pin Messages here.
start-card-there = The start card is here already. It says what is set now.
