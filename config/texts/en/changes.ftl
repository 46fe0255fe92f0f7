### Sentences about who changed what, and how to put it back.

changes-command = Who changed what, and how to undo it.
changes-heading = ## What was changed
changes-none = Nothing was changed yet.
change-line = { $who } changed { $what }, { $when }.
# What nobody here did. $what: a whole sentence without its end.
change-by-itself = { $what }, { $when }.
change-somebody = Somebody who is gone
change-value = { $name }: { $before } → { $after }
change-made = This was new.
change-removed = This was taken away.
change-was-undone = This was undone.
change-settings = the settings of this server
# A kind of thing that this version of the program does not know.
change-other = something else
change-quiet = Silence until
change-nothing = nothing
change-yes = yes
change-no = no

## Buttons. At most 80 characters.

change-undo = Undo
change-older = Older
change-newer = Newest

## Undoing

change-undone = Undone. That is a change of its own.
change-undone-already = This was undone already.
change-cannot = This cannot be undone from here.
change-since = Someone changed this again since then. Please look at it where it is set.
