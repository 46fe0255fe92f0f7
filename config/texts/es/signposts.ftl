### Pedir ayuda ahora: lo que lee alguien que quizá lo está pasando muy mal. Corto, tranquilo y verdadero.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.

## Lo que Discord dice del comando y de su opción. Como mucho 100 caracteres cada una.

help-command = Pedir ayuda ahora: números de emergencia, y dónde encontrar a alguien con quien hablar.
help-command-country = El país en el que estás, si es otro.

## Lo que dice la ayuda

# The first line, in a server and in a direct message. It must stay true: nothing is told or stored.
help-private = Solo tú puedes ver esto. A nadie de aquí se le dice que lo pulsaste.
help-private-direct = Solo tú puedes ver esto. A ningún servidor se le dice que preguntaste.

# $country: its name.
help-emergency = ### Emergencias en: { $country }
# No country is known.
help-emergency-anywhere = ### En una emergencia
# $number: digits to dial.
help-number = **{ $number }**
# $number: digits to dial. $use: one or more of the uses below, with commas.
help-number-use = **{ $number }**: { $use }
help-use-general = cualquier emergencia
help-use-medical = ayuda médica
help-use-police = policía
help-use-fire = bomberos
help-use-mobile = desde un móvil
# Where it is not known which service answers.
help-ask-for = Di qué ayuda necesitas: médica, policía o bomberos.
# Where no number is known for sure.
help-call-local = Llama al número de emergencias del lugar donde estás.
help-say-where = Para verlo aquí, di dónde estás.

# Two directories. Keep the addresses as they are; a line cannot begin with [.
help-someone = ### Alguien con quien hablar
help-directories =
    Teléfonos de ayuda en muchos países: [findahelpline.com](https://findahelpline.com)
    Sitios donde hay personas que escuchan, en muchos países: [befrienders.org](https://befrienders.org)
# One short line; the sign -# makes it small.
help-what-this-is = -# Este bot no es una terapia ni un servicio de emergencias. Nadie lo vigila.

## Services that the moderators of this server confirmed

help-services = ### Personas con quienes hablar
# Between the first service and the others.
help-try-next = Si no logras que te atiendan, prueba:

## For somebody who worries about someone else

help-worried-heading = ### Te preocupa otra persona
help-worried-danger = Si su vida puede estar en peligro ahora, llama al número de emergencias del lugar donde está.
help-worried-ask = Puedes preguntarle cómo está, y escuchar. No te hacen falta las palabras justas.
help-worried-plainly = Puedes preguntarle claramente por el suicidio. Preguntar no le mete la idea en la cabeza.
help-worried-stay = Puedes ofrecerte a estar a su lado mientras llama a alguien.
help-worried-you = Esto puede pesar mucho. También puedes llamar por ti.
help-worried-services = ### Aquí puedes preguntar qué hacer

## Cómo funciona el bot

help-how-heading = ### Cómo funciona este bot
help-how-sees-heading = **Lo que ve**
help-how-sees =
    Lo que pulsas, y lo que escribes en sus formularios.
    Discord también le pasa mensajes directos, menciones, y un mensaje en el que abres su menú. No mira lo que dicen.
help-how-keeps-heading = **Lo que guarda**
help-how-keeps =
    No apunta que pediste ayuda. Guarda un país solo si pulsas Recordarlo para mí.
    Guarda dónde está lo que se comparte y quién estuvo en una ronda, y no las palabras.
    Responde por sí mismo. Nadie lo vigila.
help-run-by-heading = **Quién lo lleva**
# $who: what the host wrote about themselves.
help-run-by = { $who }
help-run-by-unknown = Quien lo lleva no ha escrito quién es. Quizá lo sepa el equipo de moderación.

## Botones (como mucho 80 caracteres cada uno) y un formulario

help-someone-else = Me preocupa otra persona
help-send-me = Enviármelo
help-sent = Ya está en tus mensajes directos.
help-send-me-closed =
    Discord no dejó que el bot te enviara un mensaje directo, así que no se envió nada.
    Puedes permitirlos en los ajustes de privacidad de este servidor, o hacer una captura de pantalla.
help-how = Cómo funciona este bot
help-remember = Recordarlo para mí
help-remembered =
    Recordado, solo para ti. El equipo de moderación no lo ve; quien lleva el bot podría mirarlo.
    Puedes deshacerlo aquí.
help-forget = Olvidar dónde estoy
help-forgotten = Olvidado.

# At most 80 characters.
help-elsewhere = Estoy en otro lugar
# At most 45 characters.
help-elsewhere-title = ¿Dónde estás?
# At most 45 characters.
help-elsewhere-field = ¿En qué país?
help-elsewhere-stored = Esto solo sirve para responderte. Se guarda solo si lo pides.
help-elsewhere-hint = México
# Buttons with what may have been meant. $country: its name.
help-country = { $country }
help-country-unsure = ### ¿Qué país es?
help-country-unknown = Ese nombre no llevó a ningún país. Puedes probar a escribirlo de otra manera.

# When nothing else can be shown. No links, no values, so that nothing can go wrong.
help-plain =
    Llama al número de emergencias del lugar donde estás.
    Para encontrar a alguien con quien hablar, ve a findahelpline.com o befrienders.org.
