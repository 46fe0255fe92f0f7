### Cómo se cuenta un servicio. Palabras cortas, y nada que el servicio no diga.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.

# $name: of the service. $area: where it is for, when that is not the whole country.
signpost-name = **{ $name }**
signpost-name-area = **{ $name }**, para { $area }
# $organization: who runs it.
signpost-run-by = Lo lleva { $organization }.
signpost-alert = **Ten en cuenta:** { $alert }
signpost-temporarily-closed = **Cerrado por ahora.**

## Formas de contacto. $number, $url, $email and $address are as the service gives them.

signpost-dial-phone = Llama al **{ $number }**
signpost-dial-text = Envía un SMS al **{ $number }**
signpost-send-keyword = Envía **{ $keyword }** por SMS al **{ $number }**
signpost-dial-whatsapp = WhatsApp **{ $number }**
signpost-link-chat = Chat: { $url }
signpost-link-web = Web: { $url }
signpost-email = Correo: { $email }
signpost-visit = En persona: { $address }
# What to press on the phone once the call is answered.
signpost-menu = después pulsa { $menu }
signpost-dialable-from = solo desde: { $place }
# $languages: their names, with commas.
signpost-in-languages = en { $languages }

## Qué más hay que saber

# $time: a moment as Discord shows it, by the clock of whoever reads.
signpost-your-clock = En tu reloj: { $time }.
signpost-for = Para: { $who }
signpost-ages = De { $low } a { $high } años
signpost-ages-from = Desde { $low } años
signpost-ages-to = Hasta { $high } años
signpost-languages = Idiomas: { $languages }
signpost-consent-yes = Pueden avisar a emergencias sin preguntarte antes.
signpost-consent-no = Dicen que no avisan a emergencias sin preguntarte.
signpost-page = Su página: { $url }
# $day: a date as Discord shows it.
signpost-checked = -# Comprobado por última vez { $day }.
signpost-checked-long-ago = -# Comprobado por última vez { $day }. De eso hace tiempo.
