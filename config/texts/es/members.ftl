### Frases sobre lo que es de cada persona: lo que se guarda sobre ella, sus ajustes, y borrarlo todo.

## Lo que se guarda, una línea por cosa: qué es, y por qué. $channel is a link to a channel, $message one to a message.

kept-person = Tu número en Discord. Todo lo demás se guarda con él.
kept-settings = Lo que elegiste para ti en Ajustes.
kept-member = Que hiciste algo con el bot en este servidor.
kept-left = Que saliste de este servidor. Todo lo de aquí se olvida 30 días después.
kept-consent-buddies = Tu sí a estar en la lista para formar dúos.
kept-consent-sensitive = Tu sí a que el bot guarde lo que le contaste sobre ti para formar un dúo.
kept-consent-reminders = Tu sí a los recordatorios.
kept-report = Lo que contaste al equipo de moderación: { $words }
kept-report-taken-on = Que te ocupaste de un aviso como parte del equipo de moderación.
kept-change = Que cambiaste algo del servidor o de una ronda, para que se pueda volver atrás.
kept-avoid = Que prefieres no coincidir con { $who }. Nadie más ve esto.
kept-avoid-forgotten = Que prefieres no coincidir con alguien que aquí ya está olvidado.
kept-letter = Que el bot te envió un mensaje directo, para que no sean demasiados.

kept-here = Que estuviste en una ronda en { $channel }. De ahí sale el número de la tarjeta.
kept-turn = Que te sumaste a una ronda en { $channel }, para que tengas un turno o alguien con quien hablar.
kept-check-in = Dónde está lo que compartiste, para que puedas quitarlo: { $message }
kept-check-in-on-its-way = Que algo que compartiste va de camino a { $channel }.
kept-check-in-taken-out = Que quien cuida una ronda quitó lo que compartiste en { $channel }, para poder decírtelo.
kept-round-opened = Que abriste una ronda en { $channel }, para que puedas cuidarla.
kept-reminder = Que quieres un recordatorio de las rondas en { $channel }.
kept-schedule-made = Que hiciste un calendario de rondas en { $channel }.
kept-took-out = Que quitaste algo compartido en { $channel } al cuidar una ronda.
kept-format = Que trajiste el formato { $format } como parte del equipo de moderación.

kept-signpost-shared = Dónde ofreciste un servicio de ayuda, para poder corregirlo: { $message }
kept-signpost-wrong = Que dijiste que algo no está bien en { $entry }, para que lo mire el equipo de moderación.
kept-signpost-suggested = Que propusiste { $entry }, para que lo mire el equipo de moderación.
kept-signpost-confirmed = Que confirmaste { $entry } como parte del equipo de moderación.
kept-signpost-import = Que cambiaste la lista de servicios como parte del equipo de moderación, para poder deshacerlo.

## Lo que alguien acepta, para una sola cosa cada vez.

consent-buddies =
    Puedes ponerme en la lista de este servidor y buscar a alguien que encaje.
    Lo que escribo ahí se guarda sellado hasta que salgo de la lista.
consent-sensitive =
    Puedes guardar lo que te cuento sobre mí, y usarlo para buscar a alguien que encaje.
    Nadie lo lee, y puedo retirarlo cuando quiera.
consent-reminders = Puedes enviarme un mensaje directo sobre lo que elijo. Puedo retirarlo cuando quiera.

## Alguien con quien una persona prefiere no coincidir.

avoid-yourself = Elige a otra persona, no a ti.
avoid-too-many = Puedes nombrar a { $most } personas como mucho. Quita una antes.

## Lo que Discord dice del comando. Como mucho 100 caracteres.

mine-command = Todo lo que el bot guarda sobre ti, lo que ajustas, y cómo borrarlo.

## El panel con lo que se guarda

mine-heading = ## Lo que el bot guarda sobre ti
mine-only-you = Solo tú puedes ver esto.
mine-nothing = El bot no guarda nada sobre ti.
mine-everywhere = **En todos los servidores**
mine-in-server = **{ $server }**
# A server that the bot is no longer in. $number: its number on Discord.
mine-server-unknown = Un servidor en el que el bot ya no está ({ $number })
mine-since = desde { $at }
mine-until = hasta { $at }
mine-no-date =
    Donde no hay fecha final, se guarda mientras se usa, o hasta que lo borres.
    30 días después de salir de un servidor, se olvida lo que hiciste allí.
mine-more-alike = … y { $count } más como estas. En la descarga están todas.
mine-page = Página { $number } de { $of }
mine-not-by-others = Lo que otras personas contaron al bot sobre ti es suyo. Por eso no está en esta lista.

## Botones. Como mucho 80 caracteres.

mine-button = Volver
mine-all = Ver todos los servidores
mine-further = Página siguiente
mine-download = Descargar
mine-erase = Borrarlo todo
mine-settings = Ajustes
mine-change = Cambiar
mine-this-server = Este servidor
mine-agreed = Lo que acepté
# $number: its place in the list.
mine-no-longer = Retirar el número { $number }
erase-now = Sí, borrarlo todo

## La descarga

download-done = Aquí está todo lo que el bot guarda sobre ti, como texto y como JSON.
download-heading = Lo que el bot guarda sobre ti, { $at }

## Ajustes

mine-settings-heading = ## Tus ajustes
mine-saved = Guardado.
mine-as-the-server = Como en cada servidor
mine-is-language = **Idioma** de lo que solo lees tú: { $value }
mine-is-country = **País**, para la ayuda y los números de emergencia: { $value }
mine-is-area = **Región**: { $value }
mine-is-time-zone = **Zona horaria**: { $value }
mine-server-heading = ## Lo que ajustó este servidor
# At most 45 characters.
mine-change-form = Tus ajustes

## Lo que alguien aceptó

mine-agreed-heading = ## Lo que aceptaste
mine-agreed-nothing = Aún no se te ha pedido nada, o lo retiraste.
# $words: what they agreed to.
mine-agreed-line = { $number }. { $server }, desde { $at }: { $words }
mine-taken-back = Retirado. Lo que dependía de ello ha terminado.

## Borrarlo todo

erase-heading = ## ¿Borrarlo todo?
erase-goes = **Lo que se va**: todo lo que el bot guarda sobre ti, en todos los servidores.
erase-goes-messages = { $count ->
    [0] En Discord no queda nada que publicara por ti.
    [one] También retira la única cosa que publicó por ti.
   *[other] También retira las { $count } cosas que publicó por ti.
}
erase-stays = **Lo que se queda**: lo que escribiste tú en Discord, y lo que otros copiaron.
erase-stays-how = Puedes borrar tus mensajes: mantén uno pulsado y elige Eliminar mensaje.
erase-stays-others = Lo que otras personas contaron al bot sobre ti sigue siendo suyo.
erase-backups = Quien lleva el bot puede tener copias. Se borran en { $days } días como mucho.
erase-no-way-back = Esto no se puede deshacer. Cuando termine, lo lees aquí o en un mensaje directo.
erase-under-way = Ha empezado. Retirado hasta ahora: { $done } de { $of }. Puedes cerrar esto.
erase-waits = { $count ->
    [one] Discord aún no suelta una cosa. El bot sigue intentándolo.
   *[other] Discord aún no suelta { $count } cosas. El bot sigue intentándolo.
}
erase-receipt = Todo lo que el bot guardaba sobre ti está borrado. Se hizo { $at }.
erase-receipt-messages = { $count ->
    [0] En Discord no había nada que retirar.
    [one] Se retiró una cosa que publicó por ti.
   *[other] Se retiraron { $count } cosas que publicó por ti.
}
erase-receipt-left = { $count ->
    [one] Una cosa no se pudo retirar en una semana, porque Discord no quiso.
   *[other] { $count } cosas no se pudieron retirar en una semana, porque Discord no quiso.
} El equipo de moderación de allí puede borrarlo.
erase-receipt-backups = Las copias de esto habrán desaparecido el { $until }.
