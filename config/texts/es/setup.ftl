### Frases para preparar un servidor, y la tarjeta de bienvenida.

setup-command = Prepara este servidor en cinco pasos cortos.
setup-step = ## Paso { $number } de 5: { $name }
setup-place = Lugar e idioma
setup-place-about = La ayuda muestra el número de emergencias de tu país. Las horas son las de tu zona horaria.
setup-crisis = Mirar la lista de ayuda en crisis
setup-crisis-about =
    Un servicio solo se ve cuando alguien del equipo de moderación lo ha confirmado.
    Puedes mirar la lista ahora, y volver con /desk setup.
setup-crisis-state = { $confirmed ->
    [0] Aún no hay nada confirmado. La ayuda muestra el número de emergencias y dos directorios.
    [one] Hay un servicio confirmado.
   *[other] Hay { $confirmed } servicios confirmados.
 }
setup-circle = El primer círculo
setup-circle-about = Un círculo es un canal donde se cuenta cómo se está. Un calendario abre sus rondas por sí mismo.
setup-circle-state = { $count ->
    [0] Aún no hay ningún círculo.
    [one] Hay un círculo.
   *[other] Hay { $count } círculos.
 }
setup-buddies = Dúos
setup-buddies-about = Dos personas que dicen que sí pueden encontrarse en un hilo propio. La lista está cerrada hasta que la abras.
setup-buddies-on = La lista para formar dúos está abierta, en { $channel }.
setup-buddies-off = La lista para formar dúos está cerrada.
setup-people = Quienes cuidan, y canales
setup-people-about = Cualquiera puede cuidar la ronda que abrió. Un rol permite a otros cuidar todas.
setup-check = ## ¿Falta algo?
setup-check-well = No falta nada.
setup-check-channel = { $channel }: al bot aún le falta { $permissions }. Ajustes del canal, Permisos, y luego su rol.
setup-check-gone = Un canal que se usa ya no está, o el bot no puede verlo: { $channel }
setup-check-open = Ahora todos pueden ver { $channel }, así que allí no se cuenta nada.
setup-check-no-office = No hay canal del equipo de moderación. A nadie se le dice cuando alguien os escribe.
setup-check-no-country = No hay país elegido, así que la ayuda no puede mostrar su número de emergencias.
setup-check-no-service = Ningún servicio está confirmado, así que la ayuda no tiene ninguno que mostrar. El paso 2 tiene una lista por comprobar.
setup-check-no-circle = No hay ningún círculo, así que aún nadie puede contar cómo está.
setup-check-mention = Un calendario menciona a { $role }, que no recibe nada. Permite que cualquiera mencione ese rol, o elige otro.
setup-check-threads = Hay casi mil hilos abiertos, que es todo lo que Discord permite. Cierra algunos, por favor.
setup-check-role = Un rol que elegiste ya no está: el de moderación o el de quienes cuidan las rondas.
setup-check-config = Quien lleva el bot tiene algo que arreglar en sus ajustes. Está en /desk circles.

## Botones. Como mucho 80 caracteres.

setup-next = Siguiente
setup-back = Atrás
setup-again = Mirar otra vez
setup-post-card = Publicar la tarjeta de bienvenida
setup-first-circle = Hacer el primer círculo
setup-place-button = Elegir lugar e idioma
setup-buddies-button = Abrir o cerrar la lista
setup-people-button = Elegir roles y canales

## El formulario del primer círculo. Como mucho 45 caracteres.

setup-circle-channel = Canal
setup-circle-format = Formato
setup-circle-days = Días de sus rondas
setup-circle-time = Hora
setup-circle-hours = Horas que una ronda queda abierta
# Below the labels. At most 100 characters.
setup-circle-days-below = Como lun,jue. Vacío: sin calendario; cualquiera puede abrir una ronda.
setup-circle-time-below = Como 19:00, en la zona horaria del servidor.

## Después del formulario

setup-circle-made = El círculo está hecho.
setup-circle-planned = El círculo está hecho. Su próxima ronda se abre { $when }.
setup-circle-choose = Elige un canal, por favor.

## La tarjeta de bienvenida

# The heading of the card in the channel.
start-heading = ## Te damos la bienvenida
start-about = Aquí nos apoyamos de igual a igual. Puedes compartir un poco, o solo escuchar.
# $emergency: the number of the country, or "none".
start-help =
    Si necesitas ayuda ahora, pulsa el botón o escribe /help. Funciona sin darse de alta.
    Si no puedes pulsar, ve a findahelpline.com, o llama { $emergency ->
        [none] al número de emergencias del lugar donde estás
       *[other] al { $emergency }
    }.
start-circles = Aquí puedes contar cómo estás: { $circles }
start-you = Escribe /checkin para participar, /mine para ver lo que se guarda, y /signpost para buscar servicios.
start-card-posted = La tarjeta de bienvenida está publicada y fijada.
start-card-not-pinned = La tarjeta está publicada, pero no fijada. Al bot aún le falta aquí Fijar mensajes.
start-card-there = La tarjeta de bienvenida ya está aquí. Dice lo que está elegido ahora.
