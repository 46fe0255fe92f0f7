# Por qué se encontró un servicio: unas palabras detrás de su nombre.

signpost-why-in = en { $place }
signpost-why-all-of = para todo el lugar: { $place }
signpost-why-language = en { $language }
signpost-why-open = abierto ahora
