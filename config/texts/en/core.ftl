### Sentences that every part of Alongside shares.
### Write { $name } where the sentence has it; the bot puts the value there.
### "At most ..." in a comment is a limit of Discord. With ##, it holds for all sentences up to the next ##.

# Button under every card. At most 80 characters.
help-button = Get help now
# A line in words on every card, for when a press cannot work.
help-line = Need help now? Press the button, type /help, or go to findahelpline.com.

# A fault in the program. $reference: the number that is also in the log.
error-bug =
    Something went wrong with the bot, not with you. Please try again.
    If it happens again, tell a moderator this number: { $reference }
error-database-away =
    The bot cannot reach its records right now, so nothing was changed.
    Please try again in a few minutes. Help still works: type /help.
# After an older version of the program was started on newer records.
error-database-newer =
    The bot's records come from a newer version of the bot.
    Whoever runs it can help by installing that version.
# The keys that seal what members leave with the bot are missing or wrong.
error-key-missing =
    The bot cannot open what is sealed, so nothing was changed.
    Whoever runs the bot can help by putting its keys back.
# Not one file in config/formats can be read.
error-no-format = There are no questions to ask yet. Whoever runs the bot can add a format.
error-discord-refused =
    Discord did not allow that, so it did not happen.
    A moderator can look at what the bot may do here.
error-discord-away = Discord is not answering right now. Please try again in a few minutes.

# What was pressed is no longer there.
error-gone = This is no longer here. It may have been closed or removed.
# What was pressed belongs to another server or channel.
error-elsewhere = This belongs to another place, so it does nothing here.
error-keepers-only = This is for the person who keeps this round, and for moderators.
error-moderators-only = This is for moderators: people who have the permission Manage Server.
# Used in a direct message.
error-server-only = This works in a server, not in a direct message. You can use /help here.
# $channel: a link to the channel. $permissions: what the bot may not do there, such as "Create Public Threads".
error-missing-permissions =
    The bot is not allowed to do this in { $channel }. It still needs: { $permissions }.
    Someone who manages that channel can allow it in the channel's settings, under Permissions.

# A form in which a file was wanted.
file-none = No file came along. Please try again.
# $most: a number of kilobytes.
file-too-large = This file is too large. At most { $most } KB are read.

## What Discord says about the two commands that hold others. At most 100 characters each.

keep-command = For whoever keeps a round here.
desk-command = For moderators: set things up and look after them.

## What the bot has to be allowed to do, as Discord names it in a channel's settings

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-create-public-threads = Create Public Threads
permission-create-private-threads = Create Private Threads
permission-manage-threads = Manage Threads
permission-read-message-history = Read Message History
