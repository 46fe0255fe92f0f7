### Frases sobre lo que las personas cuentan al equipo de moderación.

# Button, and the name of the message menu. At most 32 characters.
tell-moderators = Avisar al equipo de moderación

## El formulario

# At most 45 characters.
report-form = Avisar al equipo de moderación
report-form-who =
    Lo leen personas voluntarias. Puede que nadie esté despierto.
    Lo ve el equipo de moderación de { $server }, con tu nombre. Nadie más aquí lo ve.
    Recibes un mensaje directo cuando alguien se ocupa de ello, y cuando se cierra.
# The same in a direct message, where somebody chooses the server.
report-form-who-chosen =
    Lo leen personas voluntarias. Puede que nadie esté despierto.
    Lo ve el equipo de moderación del servidor que elijas, con tu nombre. Nadie más allí lo ve.
    Recibes un mensaje directo cuando alguien se ocupa de ello, y cuando se cierra.
# At most 45 characters.
report-form-server = ¿Qué servidor?
# Also there, for a message that somebody chose.
report-form-message = También reciben un enlace al mensaje que elegiste.
# At most 45 characters.
report-form-words = ¿Qué deberían saber?
# At most 100 characters.
report-form-hint = Con tus palabras. Si hay peligro: /help.

## Después

report-told = Ya lo tiene el equipo de moderación. Puedes verlo en /mine.
report-nobody-named = Este servidor no ha elegido un canal para su equipo de moderación, así que puede tardar más.
report-which = Elige el servidor cuyo equipo de moderación debe leerlo, por favor.
report-no-server = Para avisar al equipo de moderación de un servidor, escribe /mine allí.
report-empty = Aún no había nada dentro, así que no se ha enviado nada.
report-enough = Cinco de tus mensajes al equipo de moderación siguen abiertos. Antes pueden leer esos.
report-not-here = Ya no estás en ese servidor, así que no se puede avisar así a su equipo de moderación.
# Above what somebody wrote, when it could not be sent.
report-your-words = Tus palabras, para que no se pierdan:

## El aviso en el canal del equipo de moderación, y las cartas a quien escribió

report-notice = Alguien contó algo al equipo de moderación. Está en /desk reports.
report-letter-taken-on = El equipo de moderación de { $server } se ocupa de lo que le contaste.
report-letter-closed = El equipo de moderación de { $server } ha cerrado lo que le contaste.
report-letter-again = ¿Queda algo abierto? Puedes avisar otra vez con /mine.

## La mesa de moderación

reports-command = Lo que la gente contó al equipo de moderación.
reports-heading = ## Lo que os contaron
reports-none = No hay nada abierto.
reports-count = { $number } de { $count } que están abiertos, primero el más antiguo.
report-line = De { $who }, { $when }. { $kind }
report-kind-message = Sobre un mensaje:
report-kind-buddies = Sobre un dúo:
report-kind-told = A través del bot:
report-where = Trata de: { $about }
report-no-words = No dejó palabras.
report-taken-on-by = { $who } se ocupó de esto { $when }.
report-was-closed = Está cerrado. A quien lo escribió se le dice.
report-was-taken-on = Te ocupas tú de esto. A quien lo escribió se le dice.
# Buttons. At most 80 characters.
report-open-desk = Leerlo
report-take-on = Me ocupo
report-close = Cerrado
report-next = Siguiente
