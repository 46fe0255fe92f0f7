### Lists as files: what moderators read when they bring one or take one along.
### Write { $name } where the sentence has it; the bot puts the value there.

# Buttons. At most 80 characters each.
signpost-import = Import
signpost-export = Export
signpost-apply = Apply

## The form. At most 45 characters each.

signpost-import-form = Import a list
signpost-import-file = The file
signpost-import-removing = Remove what the file does not have

## Below the field. At most 100 characters.

signpost-import-file-below = Our format (.yaml), or Open Referral HSDS 3 (.json).

## The difference

signpost-import-heading = ### What this file would change
# $added, $changed, $removed: numbers.
signpost-import-counts = New: { $added }. Changed: { $changed }. Removed: { $removed }.
signpost-import-nothing = This file says the same as the list. There is nothing to change.
signpost-import-confirm = Members see nothing of what is new until one of you has confirmed it.
# $name: of a service. $fields: what changes in it.
signpost-import-added = New: { $name }
signpost-import-changed = Changed: { $name } ({ $fields })
signpost-import-removed = Removed: { $name }
# $more: how many are not named here.
signpost-import-more = … and { $more } more
signpost-import-moved = The list changed meanwhile. This is what the file would change now.
signpost-applied = Done. You can undo this for 30 days.

## Mistakes in a file

# $count: how many.
signpost-import-mistakes = { $count ->
        [one] ### Nothing was changed: one thing in the file needs another look
       *[other] ### Nothing was changed: { $count } things in the file need another look
    }
signpost-import-all-mistakes = The attached file names all of them.
signpost-import-gone = This file was applied already, or waited too long. Please bring it again.

## Taking a list along

# $count: how many entries.
signpost-exported = { $count ->
        [one] One entry, in our format and as Open Referral HSDS 3.
       *[other] { $count } entries, in our format and as Open Referral HSDS 3.
    }
signpost-export-empty = There is nothing on the list to take along.
# The first line of the file.
signpost-export-heading = A list of services from Alongside. Whoever takes it over confirms each entry anew.
