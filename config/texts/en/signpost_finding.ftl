# Why a service was found: a few words behind its name.

signpost-why-in = in { $place }
signpost-why-all-of = for all of { $place }
signpost-why-language = in { $language }
signpost-why-open = open now
