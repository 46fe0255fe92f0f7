### How one service is told. Short words, and nothing that it does not say itself.
### Write { $name } where the sentence has it; the bot puts the value there.

# $name: of the service. $area: where it is for, when that is not the whole country.
signpost-name = **{ $name }**
signpost-name-area = **{ $name }**, for { $area }
# $organization: who runs it.
signpost-run-by = Run by { $organization }.
signpost-alert = **Please note:** { $alert }
signpost-temporarily-closed = **Closed for the time being.**

## Ways to reach it. $number, $url, $email and $address are as the service gives them.

signpost-dial-phone = Call **{ $number }**
signpost-dial-text = Text **{ $number }**
signpost-send-keyword = Text **{ $keyword }** to **{ $number }**
signpost-dial-whatsapp = WhatsApp **{ $number }**
signpost-link-chat = Chat: { $url }
signpost-link-web = Web: { $url }
signpost-email = E-mail: { $email }
signpost-visit = Visit: { $address }
# What to press on the phone once the call is answered.
signpost-menu = then press { $menu }
signpost-dialable-from = only from: { $place }
# $languages: their names, with commas.
signpost-in-languages = in { $languages }

## What else there is to know

# $time: a moment as Discord shows it, by the clock of whoever reads.
signpost-your-clock = By your clock: { $time }.
signpost-for = For: { $who }
signpost-ages = Ages { $low } to { $high }
signpost-ages-from = From { $low } years on
signpost-ages-to = Up to { $high } years
signpost-languages = Languages: { $languages }
signpost-consent-yes = They may send emergency services without asking you first.
signpost-consent-no = They say they do not send emergency services without asking you.
signpost-page = Their page: { $url }
# $day: a date as Discord shows it.
signpost-checked = -# Last checked { $day }.
signpost-checked-long-ago = -# Last checked { $day }. That is a while ago.
