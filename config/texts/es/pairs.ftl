### Frases sobre las rondas en las que se habla de dos en dos.

## La tarjeta

# $minutes: a number.
pairs-card-gathering = { $minutes ->
    [one] De dos en dos, en un hilo propio. Cada persona tiene más o menos 1 minuto, mientras la otra escucha.
   *[other] De dos en dos, en un hilo propio. Cada persona tiene más o menos { $minutes } minutos, mientras la otra escucha.
}
pairs-card-how = Pulsa Sumarme y te tocará con alguien. El equipo de moderación puede abrir ese hilo.
pairs-card-going = Ya se está hablando de dos en dos. Aún puedes sumarte.

## El hilo de un par

# The name of the thread. $title: the title of the round. $number: 1, 2, 3, …
pairs-thread = { $title } · { $number }
# The first line.
pairs-who-reads = Solo quienes estáis aquí podéis leer esto. El equipo de moderación puede abrir este hilo.
# $who: mentions of those who are in it.
pairs-hello = { $who }, este es vuestro hilo. Una persona habla y las demás solo escuchan. Después cambiáis.
# $minutes: a number.
pairs-each = { $minutes ->
    [one] Más o menos 1 minuto por persona. Aviso cuando toca cambiar, y a nadie se le corta.
   *[other] Más o menos { $minutes } minutos por persona. Aviso cuando toca cambiar, y a nadie se le corta.
}
# Above the questions of the format.
pairs-questions = Si queréis algo para empezar:
# $until: when the round closes.
pairs-ends = Cuando se cierre la ronda ({ $until }), este hilo descansa. No se borra nada de él.
pairs-swap = Es hora de cambiar, si queréis. No hay prisa: termina antes lo que estás diciendo.
pairs-all-had-time = Cada persona ha tenido su tiempo. Podéis seguir todo lo que queráis.
# $who: a mention of somebody who comes to a pair that is talking.
pairs-joins = { $who } viene con vosotros. Saludad cuando os venga bien.
pairs-rests = Este hilo descansa ahora. Gracias por escucharos.

## Lo que se lee después de pulsar

pairs-joined = Te has sumado. Cuando empiece, verás un hilo con alguien de aquí.
pairs-joined-late = Te has sumado. En un minuto o dos te tocará con alguien.
# $thread: a link to the thread.
pairs-joined-already = Ya te tocó con alguien: { $thread }
pairs-joined-opening = Ya te tocó con alguien. Tu hilo se abre en un momento.

## Lo que lee quien cuida la ronda

pairs-panel-gathering = La gente puede sumarse. Cuando quieras, pulsa Empezar.
pairs-panel-company = Si una persona se queda sola, te tocará con ella.
pairs-panel-going = Se habla de dos en dos, en hilos propios.
pairs-panel-waiting = A alguien aún le gustaría tener compañía. Puedes pulsar Sumarme tú también.
pairs-begun = A todos los que se sumaron ya les tocó con alguien.

## Cuando algo no se puede

pairs-begun-already = Ya se ha empezado.
pairs-nobody-yet = Aún no se puede formar ningún par. Puedes esperar, o sumarte tú.
pairs-only-you = Llegas antes que nadie. En cuanto se sume alguien más, puedes empezar.

## Lo que se guarda sobre alguien. $channel: a link to the channel.

kept-pair = Que te tocó con alguien en una ronda en { $channel }, para que la próxima vez conozcas a otros.
kept-pairs-begun = Que empezaste una ronda de dos en dos en { $channel }, para que nadie se quede solo.
