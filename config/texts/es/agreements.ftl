### Frases de los acuerdos: lo que un grupo acordó, lo hizo en común y lo vuelve a mirar.

## Lo que Discord dice de los comandos. Como mucho 100 caracteres cada una.

agreement-command = Lo que este círculo acordó, y desde cuándo.
keep-remind = Publica aquí un punto del acuerdo. No se nombra a nadie.
keep-remind-point = El número del punto. Si no pones ninguno: el que toca.
desk-agreement = Escribe un borrador, pregunta al círculo y elige cuándo se vuelve a mirar.
desk-agreement-circle = El círculo. Si no pones ninguno: este, o todo el servidor.

## Lo que lee una persona

agreement-heading = ## Lo que acordamos
agreement-heading-server = ## Lo que acordó este servidor
agreement-since = Versión { $version }, acordada el { $day }.
agreement-review-on = Lo volvemos a mirar el { $day }.
agreement-you-are-in = Te has sumado.
agreement-you-were-in = Te sumaste a la versión { $version }.
agreement-no-gate = A quien no se suma no se le cierra nada.
agreement-draft-heading = ## Un borrador
agreement-not-yet = Aún no está acordado. El círculo decide con una tarjeta que puede publicar el equipo de moderación.
agreement-none = Aquí aún no se ha acordado nada. El equipo de moderación puede empezar con /desk agreement.
agreement-now-in = Te has sumado a la versión { $version }. A quien no se suma no se le cierra nada.
agreement-shown-once = Este círculo tiene un acuerdo. Lo ves una vez; /agreement lo muestra de nuevo.
agreement-has-changed = El acuerdo ha cambiado desde que te sumaste.

# $number: 1 to 7.
agreement-line = { $number }. { $words }
agreement-line-changed = Punto { $number }: { $words }
agreement-line-gone = - { $words }
agreement-gone = ~~{ $words }~~
agreement-new = **{ $words }**
agreement-marks = Tachado: ya no está. En negrita: es nuevo.
agreement-only-new = Ha cambiado tanto que solo se muestra el texto nuevo.

agreement-version-heading = ## Versión { $version }
agreement-agreed-on = Acordada el { $day }.
agreement-first = Este fue el primer texto.

## Proponer

agreement-which = ¿Qué punto te gustaría cambiar?
agreement-is-public = Tu nombre y tus palabras se publican en { $channel }, y todos pueden leerlos.
agreement-form = Proponer un cambio
agreement-form-words = ¿Cómo lo dirías tú?
# At most 100 characters.
agreement-form-words-below = Déjalo vacío para proponer seguir sin este punto.
agreement-form-new-below = Un punto, en una línea. Tu nombre está al lado.
agreement-form-whole = El texto, un punto en cada línea
agreement-form-whole-below = Hasta siete puntos. Los números y guiones de delante pueden quedarse.
agreement-suggested = Tu propuesta va de camino a { $channel }. Queda abierta hasta { $until }.

## La tarjeta de una decisión

agreement-card-heading = ## Una propuesta para lo que acordamos
agreement-card-heading-draft = ## ¿Acordamos esto?
agreement-thread = Sobre una propuesta
# $who: a mention, or the sentence below.
agreement-suggests-point = { $who } cambiaría este punto:
agreement-suggests-new = { $who } añadiría este punto:
agreement-suggests-without = { $who } seguiría sin este punto:
agreement-suggests-whole = { $who } propone este texto:
agreement-someone = Alguien del círculo
agreement-moved = El texto ha cambiado entretanto, así que se pregunta otra vez a todos.
agreement-how = Puedes cambiar de idea hasta { $until }. Los números solo se muestran cuando se cierra.
agreement-least = { $count ->
    [one] Hace falta al menos una voz.
   *[other] Hacen falta al menos { $count } voces.
}
agreement-words-welcome = Si quieres decir más, escribe en { $thread }. Una duda cuenta también sin palabras.
agreement-concern-counts = Una duda cuenta también sin palabras.
agreement-tally = Sí: { $yes } · Me parece bien: { $fine } · Tengo una duda: { $concern }
agreement-agreed = Acordado. Ahora es la versión { $version }.
agreement-over-few = Hubo pocas voces para decidir, así que el texto se queda como está.
agreement-concerns = Hay dudas. { $who } puede decirlo con otras palabras, hasta { $until }.
agreement-no-room = El texto ha cambiado y esto ya no cabe. { $who } puede decirlo con otras palabras, hasta { $until }.
agreement-over-withdrawn = El equipo de moderación retiró esta propuesta.
agreement-over-taken-back = Esta propuesta se retiró.
agreement-over-overtaken = El texto ya dice esto.
agreement-over-left = Esto se dejó como estaba.

## Después de pulsar en esa tarjeta

agreement-you-said = Dices: { $choice }. Puedes cambiarlo hasta { $until }.
agreement-you-said-concern = Dices: { $choice }. Cuenta sin palabras, y puedes cambiarlo hasta { $until }.
agreement-say-more = Si quieres decir más, escribe en { $thread }.
agreement-reworded = Gracias. La misma tarjeta sigue con tus nuevas palabras.
agreement-withdrawn-by-you = La propuesta se ha retirado, y la tarjeta lo dice.

## Lo que el círculo lee una vez

agreement-told-first = ## Tenemos un acuerdo
agreement-told = ## Lo que acordamos ha cambiado
agreement-told-how = Puedes leerlo con /agreement, y decir que te sumas.
# On the card of a round instead, where the channel has heard enough from the bot.
agreement-joins-first = Tenemos un acuerdo. Puedes leerlo con /agreement, y decir que te sumas.
agreement-joins = Lo que acordamos ha cambiado. Puedes leerlo con /agreement, y decir que te sumas.
agreement-joins-review = Es hora de mirar lo que acordamos. Con /agreement puedes proponer un cambio.

## Recordatorios

# $number: which point it is.
agreement-reminder = Lo que acordamos, punto { $number }: { $words }
agreement-reminded = El punto está publicado.
agreement-reminded-lately = Hace poco se publicó aquí un punto. Puedes publicar otro { $when }.
agreement-enough-today = El bot ya ha escrito bastante en este canal. Habrá sitio { $when }.
agreement-no-such-point = { $count ->
    [one] El acuerdo tiene un punto.
   *[other] El acuerdo tiene { $count } puntos. Elige uno de ellos, por favor.
}

## Volver a mirarlo

agreement-review-heading = ## Es hora de mirar lo que acordamos
agreement-review-asks = ¿Qué funciona? ¿Qué cambiaríamos?
agreement-review-how = Escribe en { $thread }, o pulsa Proponer un cambio. Abierto hasta { $until }.
agreement-review-how-here = Pulsa Proponer un cambio. Abierto hasta { $until }.
agreement-review-thread = ¿Qué funciona, qué cambiaríamos?
agreement-review-over = Gracias por mirarlo en común.
agreement-review-came = Propuestas que llegaron:
agreement-review-quiet = No llegó ninguna propuesta, así que el texto se queda como está.
agreement-review-when = ¿Cuándo lo volvemos a mirar? Puede elegir quien cuida las rondas, o el equipo de moderación.
agreement-review-next = Lo volvemos a mirar el { $day }.
agreement-review-chosen = Elegido: { $day }.
agreement-next-set = El próximo día ya está elegido: { $when }.

## Noes amables

agreement-none-yet = Aquí aún no se ha acordado nada.
agreement-newer = El texto ha cambiado entretanto. Escribe /agreement para ver el que vale ahora.
agreement-empty = Aún no hay palabras dentro.
agreement-too-many = Son { $count } puntos. Un acuerdo tiene { $most } como mucho, para que se pueda recordar.
agreement-point-too-long = El punto { $number } es demasiado largo. Un punto tiene { $most } caracteres como mucho.
agreement-words-too-long = Es demasiado largo. Un punto tiene { $most } caracteres como mucho.
agreement-point-twice = El mismo punto está dos veces.
agreement-keepers-only = Esto es para quienes cuidan las rondas y para el equipo de moderación.
agreement-same = El texto ya dice eso.
agreement-one-each = Tienes una propuesta abierta. Espera a que se decida, o retírala.
agreement-many-open = Ahora hay bastantes propuestas abiertas. Vuelve cuando se decida alguna.
agreement-decided = Esto ya está decidido. Gracias de todos modos.
agreement-being-reworded = Alguien lo está diciendo con otras palabras. Vuelve cuando esté listo.
agreement-not-yours = Solo quien lo propuso puede decirlo con otras palabras.
agreement-withdraw-who = Solo quien lo propuso, o el equipo de moderación, puede retirarlo.
agreement-nothing-before = Antes de este no había ningún texto.
agreement-words-back = Aquí tienes tus palabras, para guardarlas. Solo tú puedes verlas:

## Lo que lee el equipo de moderación

agreement-desk-heading = ## El acuerdo de { $name }
agreement-desk-heading-server = ## El acuerdo de este servidor
agreement-desk-none = Aún no se ha acordado nada.
agreement-desk-draft = **Borrador, aún no acordado**
agreement-desk-open = Una decisión queda abierta { $days ->
    [one] un día.
   *[other] { $days } días.
}
agreement-desk-least = { $count ->
    [one] Hace falta al menos una voz.
   *[other] Hacen falta al menos { $count } voces.
}
agreement-desk-least-usual = Hace falta la mitad de las voces que suelen venir a las rondas, y al menos dos.
agreement-desk-remind = Hay un punto en una de cada { $every } tarjetas de ronda, donde la gente participa.
agreement-desk-remind-each = Hay un punto en cada tarjeta de ronda, donde la gente participa.
agreement-desk-remind-never = No hay ningún punto en las tarjetas de ronda.
agreement-desk-no-review = No hay ningún día elegido para volver a mirarlo.
agreement-saved = Guardado. No se ha publicado nada.
agreement-draft-gone = El borrador ya no está. No se ha publicado nada.
agreement-asked = Se pregunta al círculo en { $channel }, hasta { $until }.
agreement-no-draft = Aún no hay ningún borrador sobre el que preguntar.
agreement-clash = Alguien cambió el borrador mientras escribías. El tuyo es distinto en esto:
agreement-clash-nothing = Alguien cambió el borrador mientras escribías. El tuyo lo quitaría.
agreement-clash-choose = Aún no se ha guardado nada tuyo. Tú decides cuál se queda.
agreement-kept-theirs = El borrador se queda como lo escribió la otra persona.
agreement-no-starter = Este texto de partida ya no está.
agreement-no-file = No había ningún archivo.
agreement-file-large = Este archivo es demasiado grande para un acuerdo.
agreement-file-wrong = El archivo no se puede leer como una lista de puntos:
agreement-review-past = Ese día ya pasó. Elige uno que venga, por favor.
agreement-day-unclear = Escribe el día así, por favor: 2027-03-01.
agreement-number-unclear = Escribe un número entero en cada casilla, o déjala vacía.

agreement-form-draft = Un borrador
agreement-form-starter = Un texto de partida
agreement-form-starter-which = ¿Con qué texto quieres empezar?
agreement-form-starter-below = Será el borrador. Puedes cambiar cada palabra.
agreement-form-file = Un archivo
agreement-form-file-which = YAML o Markdown, un punto en cada línea
agreement-form-settings = Este acuerdo
agreement-form-review = Volver a mirarlo el
# At most 100 characters.
agreement-form-review-below = Un día como 2027-03-01. Si queda vacío: ningún día.
agreement-form-days = Días que queda abierta una decisión
agreement-form-least = Voces que hacen falta para decidir
agreement-form-least-below = Si queda vacío: la mitad de quienes suelen venir a las rondas.
agreement-form-remind = Cada cuántas tarjetas de ronda sale un punto
agreement-form-remind-below = 3 es una de cada tres tarjetas. 0 es nunca.

# What was changed, as in "Robin changed …".
agreement-change-text = lo que se acordó
agreement-change-points = Los puntos
agreement-change-settings = los ajustes de un acuerdo
agreement-change-asked = una propuesta abierta: el texto que valía antes
agreement-change-withdrawn = una propuesta, al retirarla

## Botones. Como mucho 80 caracteres.

agreement-im-in = Me sumo
agreement-suggest = Proponer un cambio
agreement-history = Historia
agreement-point = Punto { $number }
agreement-new-point = Un punto nuevo
agreement-yes = Sí
agreement-fine = Me parece bien
agreement-concern = Tengo una duda
agreement-reword = Decirlo con otras palabras
agreement-withdraw = Retirar
agreement-earlier = Anterior
agreement-later = Siguiente
agreement-again = Proponer este texto otra vez
agreement-show = Leerlo
agreement-in-months-3 = Dentro de tres meses
agreement-in-months-6 = Dentro de seis meses
agreement-in-months-12 = Dentro de un año
agreement-write = Escribir
agreement-from-starter = Desde un texto de partida
agreement-from-file = Desde un archivo
agreement-ask = Preguntar al círculo
agreement-settings = Ajustes
agreement-of-server = El acuerdo del servidor
agreement-use-mine = Usar el mío
agreement-keep-theirs = Dejar lo que hay

## Lo que se guarda sobre una persona

agreement-kept-suggestion = Un cambio que propusiste para un acuerdo. Sus palabras se guardan hasta que se decide.
agreement-kept-voice = Tu voz sobre una propuesta. Se guarda hasta que se cierra la tarjeta.
agreement-kept-draft = Un borrador de acuerdo que escribiste, hasta que decidas si se usa. Se guarda un día.
agreement-kept-in = La versión de un acuerdo a la que te sumaste.
agreement-kept-shown = La versión de un acuerdo que se te mostró, para no mostrarla otra vez.
