### Frases sobre quién cambió qué, y cómo volver atrás.

changes-command = Quién cambió qué, y cómo deshacerlo.
changes-heading = ## Lo que se ha cambiado
changes-none = Aún no se ha cambiado nada.
change-line = { $who } cambió { $what }, { $when }.
# What nobody here did. $what: a whole sentence without its end.
change-by-itself = { $what }, { $when }.
change-somebody = Alguien que ya no está
change-value = { $name }: { $before } → { $after }
change-made = Esto era nuevo.
change-removed = Esto se quitó.
change-was-undone = Esto se deshizo.
change-settings = los ajustes de este servidor
# A kind of thing that this version of the program does not know.
change-other = otra cosa
change-quiet = Silencio hasta
change-nothing = nada
change-yes = sí
change-no = no

## Botones. Como mucho 80 caracteres.

change-undo = Deshacer
change-older = Anteriores
change-newer = Los últimos

## Deshacer

change-undone = Deshecho. Eso también cuenta como un cambio.
change-undone-already = Esto ya se deshizo.
change-cannot = Esto no se puede deshacer desde aquí.
change-since = Alguien lo cambió otra vez después. Míralo donde se ajusta, por favor.
