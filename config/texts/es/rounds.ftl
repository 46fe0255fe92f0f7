### Frases de las rondas para contar cómo estamos.

## Lo que Discord dice de los comandos. Como mucho 100 caracteres cada una.
keep-round = Abre una ronda en este círculo, o cuida la que está abierta.
keep-round-format = Lo que pregunta la ronda. Si no pones nada: el formato del círculo.
keep-round-hours = Cuántas horas queda abierta la ronda.
keep-round-title = Un título para la tarjeta y el hilo.
keep-round-order = Cómo se participa. Si no pones nada: como dice el formato.
checkin-command = Cuenta cómo estás en la ronda de este círculo.
# The name of a menu. At most 32 characters.
menu-remove-check-in = Quitar esto de la ronda

## La tarjeta

round-heading = ## { $title }
round-thought = Comparte, o simplemente quédate. Puedes dejar vacía cualquier casilla.
round-words-welcome = También puedes escribir en { $thread }.
round-here = { $count ->
    [0] Nadie tiene que empezar. La puerta está abierta.
    [one] Hay 1 persona aquí
   *[other] Hay { $count } personas aquí
}
round-until = Abierta hasta { $until } ({ $soon })
round-closed-thought = Esta ronda se ha cerrado. El hilo sigue abierto.

## Botones. Como mucho 80 caracteres.

round-check-in = Contar cómo estoy
round-listen = Solo escuchar
round-keep = Cuidar
round-mine = Lo que compartí
round-change = Cambiar
round-remove = Quitar
round-extend = Alargar
round-close = Cerrar
round-take-out = Quitar

## El formulario. Como mucho 45 caracteres.

# Below the first question. At most 100 characters.
round-form-who-reads = Todo el canal puede leerlo, también personas que has bloqueado. Después puedes quitarlo.
round-form-welcome = ¿Cómo pueden responderte?
round-form-note = Taparlo con una nota de contenido
welcome-read = Solo leer, por favor
welcome-kind = Palabras amables
welcome-questions = Las preguntas son bienvenidas
welcome-ideas = Las ideas son bienvenidas

## Lo compartido en el hilo

# $name: who wrote it. $welcome: how people may answer.
check-in-head = **{ $name }** · { $welcome }
check-in-head-second = **{ $name }** · sigue
check-in-note = Nota de contenido: pulsa la caja oscura para leer.

## Lo que se lee después de pulsar

round-listening = Aquí estás. No tienes que hacer nada.
round-shared = Compartido. Para cambiarlo o quitarlo, pulsa otra vez Contar cómo estoy.
round-empty = Aquí estás. Dejaste vacías todas las casillas, y está bien.
round-changed = Cambiado.
round-removed = Quitado del hilo.
round-yours = Has compartido en esta ronda. Puedes cambiarlo o quitarlo.
round-on-its-way = Lo que compartiste va de camino al hilo. Un momento.
round-sent-already = Ya compartiste en esta ronda. Para cambiarlo, pulsa otra vez Contar cómo estoy.
round-just-changed = Esto acaba de cambiar. Pulsa otra vez Contar cómo estoy, por favor.
round-nothing-shared = En el hilo de esta ronda no hay nada tuyo.
round-change-empty = Todas las casillas estaban vacías, así que no cambió nada. Para quitarlo, pulsa Quitar.
round-closed-already = Esta ronda se ha cerrado. Aún puedes escribir en su hilo.
round-thread-gone = El hilo de esta ronda se borró, así que no se pudo compartir nada.
round-card-gone = La tarjeta de esta ronda se borró. Abre la ronda otra vez, por favor.
round-too-long = Cada casilla admite { $most } caracteres como mucho, así que no se ha compartido nada.
round-words-back = Aquí tienes tus palabras, para guardarlas. Solo tú puedes verlas:
round-lost = El bot se reinició y perdió tus palabras antes de compartirlas. Cuéntalo otra vez, por favor.
round-taken-out = Quien cuida la ronda quitó lo que compartiste. Puedes hablarlo con { $keeper } o con el equipo de moderación.
round-none-open = Aquí no hay ninguna ronda abierta.
round-circles = Estos son los círculos que puedes ver:

# Lo que lee quien cuida la ronda
# $formats: the names of all, with commas between.
round-no-such-format = No hay ningún formato con este nombre. Hay estos: { $formats }.
round-keep-heading = ## Cuidar esta ronda
round-opened = La ronda está abierta.
round-open-already = Aquí ya hay una ronda abierta.
round-extended = La ronda queda abierta una hora más.
round-long-enough = Una ronda puede estar abierta una semana como mucho.
round-closed-by-you = La ronda se ha cerrado. Gracias por cuidarla.
round-taken-out-by-you = Quitado. Quien lo escribió leerá que puede hablar contigo.
round-no-check-in-here = En este mensaje no hay nada compartido en una ronda.
round-which = ¿Qué quieres quitar?
