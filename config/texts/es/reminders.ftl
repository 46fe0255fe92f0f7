### Frases sobre los recordatorios: un mensaje directo antes de una ronda, para quien lo pidió.

## El panel

reminders-heading = ## Recordatorios de rondas
reminders-none = No recibes ninguno, y no te falta nada.
reminders-how = Si quieres, llega un mensaje directo media hora antes de una ronda. Ninguno llega entre las 22:00 y las 08:00.
reminders-in-server = Para elegir un círculo, abre esto en un servidor: /mine, y luego Ajustes.
# $channel: a link to the circle.
reminder-line = Antes de las rondas en { $channel }
reminders-more = Aquí se ven { $shown }. Cuando pares uno, aparece otro de los { $more } que quedan.
reminders-form = Un recordatorio
reminders-which = ¿Qué círculo?
reminder-chosen = Recibirás un recordatorio de las rondas en { $channel }.
reminder-stopped = Parado. Ya no llegan recordatorios de { $channel }.

## Botones. Como mucho 80 caracteres.

reminders-open = Recordatorios
reminders-choose = Recordarme un círculo
reminder-stop = Parar esto
reminder-stop-letter = Parar estos recordatorios

## El mensaje directo

# $channel: a link to the circle. $when, $soon: when the round opens.
reminder-letter = Se abre una ronda en { $channel } a las { $when } ({ $soon }).
reminder-letter-free = No tienes que venir, y a nadie se le dice.
reminder-letter-stop = Tú lo pediste. Para pararlo, pulsa el botón de abajo, o abre /mine, Ajustes, Recordatorios.

## Cuando algo no se puede

reminder-lost = Un recordatorio no pudo llegarte, así que están apagados. Puedes encenderlos otra vez en /mine.
reminder-no-circles = Aquí no hay ningún círculo con recordatorios que puedas ver.
reminder-not-here = Este círculo no tiene recordatorios.
reminder-off-already = Esto ya está apagado. No llega ningún recordatorio.
