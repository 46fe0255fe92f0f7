### Frases sobre lo que ajusta un servidor. Lo cambia el equipo de moderación; todos pueden leerlo.

## Una línea cada una. Todos las leen.

setting-none = nada elegido
setting-quiet = **Silencio**: el bot no dice nada por sí mismo hasta { $until }.
setting-is-language = **Idioma** de lo que se publica para todos: { $value }
setting-is-country = **País**, para los números de emergencia: { $value }
setting-is-area = **Región**: { $value }
setting-is-time-zone = **Zona horaria**: { $value }
setting-is-moderator-role-id = **Equipo de moderación**: quien puede gestionar el servidor, y este rol: { $value }
setting-is-keeper-role-id = **Cuidan las rondas**: quien abre una ronda, y este rol: { $value }
setting-is-moderators-channel-id = **Canal del equipo de moderación**: { $value }
setting-is-keepers-channel-id = **Canal de quienes cuidan las rondas**: { $value }
setting-is-unasked-a-day = **Mensajes que nadie pidió**: como mucho { $value } al día en cada canal
setting-kept-who-was-here-days = **Quién estuvo en una ronda** se guarda { $days ->
    [one] un día
   *[other] { $days } días
 } ({ $most } como mucho).
setting-kept-changes-days = **Lo que cambió el equipo de moderación** se guarda { $days ->
    [one] un día
   *[other] { $days } días
 } ({ $most } como mucho).
setting-kept-closed-reports-days = **Un aviso que está cerrado** se guarda { $days ->
    [one] un día
   *[other] { $days } días
 } ({ $most } como mucho).

## El panel del equipo de moderación

settings-command = Lo que este servidor puede ajustar.
settings-heading = ## Ajustes de este servidor
settings-readable = Todos pueden leer esta página en /mine.
settings-saved = Guardado. Vale desde ahora.
settings-place = Idioma y lugar
settings-people = Roles y canales
settings-kept = Cuánto tiempo se guarda algo

## Nombres de las casillas. Como mucho 45 caracteres.

settings-field-language = Idioma
settings-field-country = País
settings-field-area = Región, como un estado o una provincia
settings-field-time-zone = Zona horaria, por ciudad
settings-field-moderator-role-id = Rol del equipo de moderación
settings-field-keeper-role-id = Rol de quienes cuidan las rondas
settings-field-moderators-channel-id = Canal del equipo de moderación
settings-field-keepers-channel-id = Canal de quienes cuidan las rondas
settings-field-unasked-a-day = Mensajes no pedidos al día en cada canal
settings-field-who-was-here-days = Días: quién estuvo en una ronda
settings-field-changes-days = Días: lo que cambió la moderación
settings-field-closed-reports-days = Días: avisos que están cerrados

## Debajo de las casillas. Como mucho 100 caracteres.

settings-below-channel = Solo un canal que no todos puedan ver.
settings-below-role = Además de quienes pueden gestionar el servidor.
settings-below-keeper = Además de quien abre una ronda.
settings-below-days = { $most } como mucho. Vacío: lo que eligió quien lleva el bot.
settings-below-zone = Como Madrid o Ciudad de México.

## Lo que no se puede ajustar

settings-country-unclear = No está claro qué país es “{ $typed }”. Su nombre completo puede ayudar.
settings-area-unclear = No está claro qué parte del país es “{ $typed }”.
settings-area-needs-country = Una región necesita su país.
settings-zone-unclear = No está claro qué zona horaria es “{ $typed }”. Prueba con la gran ciudad más cercana.
settings-days-unclear = “{ $typed }” no es un número de días de 1 a { $most }.
settings-channel-open = Todos pueden ver { $channel }, así que no es un sitio para esto.
settings-channel-gone = Este canal ya no está, o el bot no puede verlo.
settings-role-everyone = @everyone no puede ser este rol.

## Dos personas a la vez

settings-clash = Alguien cambió estos ajustes mientras tenías abierto el formulario. Aún no se ha guardado nada tuyo.
settings-clash-by = { $who } cambió esto { $when }:
settings-clash-line = { $name }: ahora { $before }, lo tuyo { $after }
settings-use-mine = Usar lo mío
settings-keep-theirs = Dejar lo que hay
settings-kept-theirs = Se queda como está.
