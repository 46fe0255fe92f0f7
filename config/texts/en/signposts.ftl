### Get help now: what somebody reads who may be having a very hard time. Short, calm, and true.
### Write { $name } where the sentence has it; the bot puts the value there.

## What Discord says about the command and its option. At most 100 characters each.

help-command = Get help now: emergency numbers, and where to find someone to talk to.
help-command-country = The country you are in, if it is another one.

## What help says

# The first line, in a server and in a direct message. It must stay true: nothing is told or stored.
help-private = Only you can see this. Nobody here is told that you pressed it.
help-private-direct = Only you can see this. No server is told that you asked.

# $country: its name.
help-emergency = ### Emergency in: { $country }
# No country is known.
help-emergency-anywhere = ### In an emergency
# $number: digits to dial.
help-number = **{ $number }**
# $number: digits to dial. $use: one or more of the uses below, with commas.
help-number-use = **{ $number }**: { $use }
help-use-general = any emergency
help-use-medical = medical help
help-use-police = police
help-use-fire = fire
help-use-mobile = from a mobile phone
# Where it is not known which service answers.
help-ask-for = Say which help you need: medical help, police or fire.
# Where no number is known for sure.
help-call-local = Call your local emergency number.
help-say-where = To see it here, say where you are.

# Two directories. Keep the addresses as they are; a line cannot begin with [.
help-someone = ### Someone to talk to
help-directories =
    Helplines in many countries: [findahelpline.com](https://findahelpline.com)
    Places where people listen, in many countries: [befrienders.org](https://befrienders.org)
# One short line; the sign -# makes it small.
help-what-this-is = -# This bot is not therapy and not an emergency service. Nobody watches it.

## A button and the form behind it

# At most 80 characters.
help-elsewhere = I am somewhere else
# At most 45 characters.
help-elsewhere-title = Where are you?
# At most 45 characters.
help-elsewhere-field = Which country?
help-elsewhere-stored = This is only used to answer you. It is not kept.
help-elsewhere-hint = Ireland
# Buttons with what may have been meant. $country: its name.
help-country = { $country }
help-country-unsure = ### Which country do you mean?
help-country-unknown = That name did not lead to a country. You can try another spelling.

# When nothing else can be shown. No links, no values, so that nothing can go wrong.
help-plain =
    Call your local emergency number.
    To find someone to talk to, go to findahelpline.com or befrienders.org.
