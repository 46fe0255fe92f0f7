### Frases sobre las rondas por turnos, en las que se habla de uno en uno, y sobre escuchar primero.

## La tarjeta

# Also in the thread, once everyone can talk.
turn-talking = Ahora todos pueden hablar. Podéis responderos en el hilo.
turn-listen-first = Por ahora solo escuchamos. Las respuestas pueden venir después.
turn-card-gathering = Súmate para tener un turno, o solo escucha. Puedes pasar cuando quieras.
turn-card-order-joined = Hablamos en el orden en que nos sumamos.
turn-card-order-shuffled = El orden se echa a suertes.
turn-card-order-passed-on = Cada persona pasa la palabra a la siguiente.
turn-card-going = Los turnos han empezado. Aún puedes sumarte.
turn-card-paused = Hacemos una pausa corta.
# Below the card, small. $minutes: a number.
round-keeper-away-line = Si quien cuida la ronda no hace nada aquí en { $minutes } minutos, quien está aquí puede pulsar Cuidar.

## Botones. Como mucho 80 caracteres.

turn-join = Sumarme
turn-leave = Salir
turn-share = Compartir
turn-done = Listo
turn-pass = Pasar
turn-come-back = Volved a mí
turn-pass-on = Pasar la palabra
turn-pass-on-anyone = A quien toque
turn-begin = Empezar
turn-next = Siguiente
turn-pause = Pausa
turn-resume = Seguir
turn-open-talking = Abrir la conversación
round-take-over = Cuidarla yo

## Lo que todos leen en el hilo

# $who: a mention of the person whose turn it is.
turn-call = Es tu turno, { $who }.
turn-call-how = Puedes compartir con el formulario, escribir aquí o pasar.
turn-call-listen = Los demás solo escuchamos por ahora.
# Small. $minutes: a number.
turn-hint = { $minutes ->
    [one] Más o menos 1 minuto por persona. A nadie se le corta.
   *[other] Más o menos { $minutes } minutos por persona. A nadie se le corta.
}
turn-no-hurry = Tómate el tiempo que necesites.
turn-paused = Una pausa corta. Quien cuida la ronda dice cuándo seguimos.

## Lo que se lee después de pulsar

turn-joined-waiting = Tienes un turno. Se te llamará en el hilo, y puedes pasar.
turn-joined-now = Es tu turno. Lo tienes en el hilo.
turn-joined-had = Ya has tenido tu turno. Puedes escribir en el hilo cuando quieras.
turn-left = Has salido. A nadie se le dice, y puedes volver.
turn-thank-you = Gracias. Tu turno ha terminado.
turn-passed = Está bien. Tu turno ha pasado.
turn-comes-back = Tu turno vuelve después de los demás.
turn-pass-on-whom = ¿Quién sigue?
round-shared-in-turn = Compartido. Para cambiarlo o quitarlo, escribe /checkin.

## Lo que lee quien cuida la ronda

turn-panel-gathering = La gente puede sumarse. Cuando quieras, pulsa Empezar.
turn-panel-now = Es el turno de { $who }.
turn-panel-paused = Todo espera. Pulsa Seguir para continuar.
round-keeper-away = Puede que quien cuida la ronda no esté. Desde ahora puedes cuidarla tú.
round-taken-over = Ahora cuidas tú esta ronda. Gracias.
round-how-are-you = ¿Cómo estás tú?
# $channel: a link to the channel.
round-keepers-talk = Quienes cuidan las rondas pueden hablar entre sí en { $channel }.
round-keepers-talk-no-channel = Puede ayudar hablar con alguien de cómo ha ido.

## Cuando algo no se puede

turn-too-late = Los turnos han terminado. Puedes escribir en el hilo cuando quieras.
turn-begun-already = Los turnos han empezado.
turn-nobody-yet = Aún no hay ningún turno con el que empezar. Puedes esperar, o abrir la conversación.
turn-not-begun = Los turnos aún no han empezado.
turn-nobody-else = Nadie espera después de ti, así que tu turno sigue contigo. Tómate tu tiempo.
turn-talking-already = Todos pueden hablar ya.
turn-moved-on = La ronda ha avanzado. Mira lo último que llegó, por favor.
turn-over = Tu turno ha terminado. Puedes escribir en el hilo cuando quieras.
turn-not-yours = Esto es para quien tiene el turno. Para tener uno, pulsa Sumarme en la tarjeta.
round-keeper-needed-here = Para cuidar esta ronda, antes quédate aquí: pulsa Sumarme o Solo escuchar.
# $minutes: a number.
round-keeper-there = Alguien cuida esta ronda. Si no hace nada aquí en { $minutes } minutos, puedes cuidarla tú.
