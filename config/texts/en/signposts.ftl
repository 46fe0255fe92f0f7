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

## Services that the moderators of this server confirmed

help-services = ### People to talk to
# Between the first service and the others.
help-try-next = If you can't get through, try:

## For somebody who worries about someone else

help-worried-heading = ### Worried about someone else
help-worried-danger = If their life may be in danger now, call the emergency number where they are.
help-worried-ask = You can ask how they are, and listen. You do not need the right words.
help-worried-plainly = You can ask plainly about suicide. Asking does not put the idea there.
help-worried-stay = You can offer to stay with them while they call someone.
help-worried-you = This can be a lot to carry. You can call for yourself, too.
help-worried-services = ### You can ask here what to do

## How the bot works

help-how-heading = ### How this bot works
help-how-sees-heading = **What it sees**
help-how-sees =
    What you press, and what you write in its forms.
    Discord also hands it direct messages, mentions, and a message on which you open its menu. It does not look at what they say.
help-how-keeps-heading = **What it keeps**
help-how-keeps =
    It keeps no note that you asked for help. It keeps a country only if you press Remember this for me.
    It keeps where check-ins stand and who was in a round, and not the words.
    It answers by itself. Nobody watches it.
help-run-by-heading = **Who runs it**
# $who: what the host wrote about themselves.
help-run-by = { $who }
help-run-by-unknown = Whoever runs it has not written who they are. The moderators here may know.

## Buttons (at most 80 characters each) and a form

help-someone-else = I'm worried about someone else
help-send-me = Send me this
help-sent = It is in your direct messages now.
help-send-me-closed =
    Discord did not let the bot send you a direct message, so nothing was sent.
    You can allow direct messages in this server's privacy settings, or take a picture of your screen.
help-how = How this bot works
help-remember = Remember this for me
help-remembered =
    Remembered, for you alone. Moderators do not see it; whoever runs the bot could look it up.
    You can undo it here.
help-forget = Forget where I am
help-forgotten = Forgotten.


# At most 80 characters.
help-elsewhere = I am somewhere else
# At most 45 characters.
help-elsewhere-title = Where are you?
# At most 45 characters.
help-elsewhere-field = Which country?
help-elsewhere-stored = This is only used to answer you. It is kept only if you ask for that.
help-elsewhere-hint = Ireland
# Buttons with what may have been meant. $country: its name.
help-country = { $country }
help-country-unsure = ### Which country do you mean?
help-country-unknown = That name did not lead to a country. You can try another spelling.

# When nothing else can be shown. No links, no values, so that nothing can go wrong.
help-plain =
    Call your local emergency number.
    To find someone to talk to, go to findahelpline.com or befrienders.org.
