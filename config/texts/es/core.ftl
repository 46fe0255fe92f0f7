### Frases que comparten todas las partes de Alongside.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.
### Los límites de Discord ("At most ...") se leen en el archivo inglés del mismo nombre.

# Button under every card. At most 80 characters.
help-button = Pedir ayuda ahora
# A line in words on every card, for when a press cannot work.
help-line = ¿Necesitas ayuda ahora? Pulsa el botón, escribe /help o ve a findahelpline.com.

# A fault in the program. $reference: the number that is also in the log.
error-bug =
    Algo ha ido mal con el bot, no contigo. Inténtalo otra vez, por favor.
    Si vuelve a pasar, dile este número al equipo de moderación: { $reference }
error-database-away =
    Ahora el bot no llega a sus registros, así que no ha cambiado nada.
    Inténtalo otra vez en unos minutos. La ayuda sigue funcionando: escribe /help.
# After an older version of the program was started on newer records.
error-database-newer =
    Los registros del bot son de una versión más nueva del bot.
    Quien lo lleva puede ayudar instalando esa versión.
# The keys that seal what members leave with the bot are missing or wrong.
error-key-missing =
    El bot no puede abrir lo que está sellado, así que no ha cambiado nada.
    Quien lleva el bot puede ayudar devolviéndole sus llaves.
# Not one file in config/formats can be read.
error-no-format = Aún no hay preguntas que hacer. Quien lleva el bot puede añadir un formato.
error-discord-refused =
    Discord no lo permitió, así que no ha pasado nada.
    El equipo de moderación puede mirar qué puede hacer el bot aquí.
error-discord-away = Ahora Discord no responde. Inténtalo otra vez en unos minutos.

# What was pressed is no longer there.
error-gone = Esto ya no está aquí. Puede que se haya cerrado o quitado.
# What was pressed belongs to another server or channel.
error-elsewhere = Esto es de otro sitio, así que aquí no hace nada.
error-keepers-only = Esto es para quien cuida esta ronda y para el equipo de moderación.
error-moderators-only = Esto es para el equipo de moderación: personas con el permiso Gestionar servidor.
# Used in a direct message.
error-server-only = Esto funciona en un servidor, no en un mensaje directo. Aquí puedes usar /help.
# $channel: a link to the channel. $permissions: what the bot may not do there, such as "Create Public Threads".
error-missing-permissions =
    El bot no puede hacer esto en { $channel }. Aún necesita: { $permissions }.
    Quien gestiona ese canal puede permitirlo en los ajustes del canal, en Permisos.

# A form in which a file was wanted.
file-none = No llegó ningún archivo. Inténtalo otra vez, por favor.
# $most: a number of kilobytes.
file-too-large = Este archivo es demasiado grande. Se leen { $most } KB como mucho.

## Lo que Discord dice de los dos comandos que llevan otros dentro. Como mucho 100 caracteres cada una.

keep-command = Para quien cuida una ronda aquí.
desk-command = Para el equipo de moderación: preparar cosas y cuidarlas.

## Lo que el bot tiene que poder hacer, como Discord lo llama en los ajustes de un canal

permission-view-channel = Ver canal
permission-send-messages = Enviar mensajes
permission-send-messages-in-threads = Enviar mensajes en hilos
permission-create-public-threads = Crear hilos públicos
permission-create-private-threads = Crear hilos privados
permission-manage-threads = Gestionar hilos
permission-read-message-history = Leer el historial de mensajes
