### Sentences about check-ins that welcome an answer and have none yet. Only keepers read them.

# On the keeper's panel, above links.
heard-waiting = **Waiting**
# In the keepers' channel, above links.
heard-line = Somebody here would welcome an answer, and has none yet. Only if you have a moment:
# Below ten links.
heard-more = There are more in the same thread.
