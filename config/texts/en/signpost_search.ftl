### Searching the services that this server's moderators confirmed, and what members can do with an entry.
### Write { $name } where the sentence has it; the bot puts the value there.

## Refusals

signpost-suggestions-full =
    Several suggestions wait to be looked at already.
    Please try again when the moderators have had time for them.
signpost-wrong-choose = Please choose what is wrong with it.
