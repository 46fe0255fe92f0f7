### Frases sobre los formatos: las preguntas y el orden de una ronda.

## El panel

formats-heading = ## Formatos de este servidor
formats-how = Un formato es lo que pregunta una ronda, y en qué orden se participa.
formats-own = Traídos por este servidor:
formats-shipped = Para todos los servidores:
# $name: of a format. $about: one line about it.
format-line = - **{ $name }** · { $about }
formats-write-one = Para escribir el tuyo, empieza con un archivo como este:
# The form, and what was brought
formats-form = Un formato propio
formats-form-file = El archivo
# At most 100 characters.
formats-form-file-below = Texto en YAML, como en el panel. Lo ves antes de que nadie pueda usarlo.
formats-look-form = Ver un formato
formats-look-which = ¿Cuál?

## Cómo se ve un formato

# $name: of the format.
format-look-heading = ## Así es “{ $name }”
format-look-not-yet = Nadie puede usarlo antes de que pulses Guardar.
format-look-replaces = Ya hay uno con este nombre. Si guardas, este ocupa su lugar.
format-look-card = **La tarjeta** de una ronda
format-look-form = **El formulario**. Cada casilla se puede dejar vacía.
format-look-end = **Al final**
format-order-open = Cada persona participa cuando quiere.
format-order-go-round = Se habla por turnos, de uno en uno.
format-order-pairs = La gente se reúne de dos en dos.
format-listen-first = Primero solo se escucha, hasta que quienes se sumaron han compartido.
format-minutes = { $minutes ->
    [one] Más o menos 1 minuto por persona, y a nadie se le corta.
   *[other] Más o menos { $minutes } minutos por persona, y a nadie se le corta.
}
format-answer = { $hours ->
    [one] Si alguien quiere respuesta y en 1 hora no la tiene, lo ven quienes cuidan las rondas.
   *[other] Si alguien quiere respuesta y en { $hours } horas no la tiene, lo ven quienes cuidan las rondas.
}
format-saved = Guardado. Las rondas y círculos de este servidor ya pueden usarlo.
format-removed = Quitado. Las rondas abiertas lo conservan; los círculos que lo tenían vuelven a sus primeras preguntas.

## Botones. Como mucho 80 caracteres.

formats-open = Formatos
formats-add = Añadir un formato
formats-look = Ver un formato
format-save = Guardar
format-remove = Quitar

## Cuando algo no se puede

# $count: how many mistakes.
format-mistakes = { $count ->
    [one] ## Hay 1 fallo en este archivo
   *[other] ## Hay { $count } fallos en este archivo
}
format-mistakes-how = No ha cambiado nada. Cada línea dice dónde está, y qué se esperaba.
format-mistakes-all = Todos están en el archivo de abajo.
# $name: of a format.
format-name-taken = Ya hay un formato “{ $name }” para todos los servidores. Ponle otro nombre, por favor.
format-enough = Un servidor puede tener { $most } formatos propios. Quita uno antes, por favor.

## En /desk changes

# $name: of a format.
format-changed = el formato “{ $name }”
format-changed-name = Nombre
format-changed-about = De qué trata
format-changed-questions = Preguntas
format-changed-order = Cómo se participa
format-changed-listen-first = Primero escuchar
format-changed-minutes = Minutos por turno
format-changed-closing-question = Pregunta al final
format-changed-closing = Últimas palabras
