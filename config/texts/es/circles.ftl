### Frases sobre los círculos: canales que sirven para algo.

## Lo que Discord dice del comando. Como mucho 100 caracteres cada una.

circles-command = Haz de un canal un círculo, cámbialo o retíralo.
circles-command-channel = El canal que será un círculo, o el círculo que quieres ver.

## Los paneles

circles-heading = ## Círculos de este servidor
circles-none = Aún no hay ningún círculo.
circles-how = Para hacer un círculo, escribe /desk circles y elige un canal.
circles-problems = Quien lleva este bot tiene algo que arreglar en sus ajustes:
circles-more = … y { $count } más.
circle-line = { $channel } · { $about }

circle-heading = ## { $name }
circle-where = Este círculo se reúne en { $channel }.
circle-about = Para qué es: { $about }
circle-format = Sus rondas preguntan: { $format }.
circle-agreement = Para escribir su acuerdo, escribe allí /desk agreement.
circle-made = Este canal es ahora un círculo. No se ha publicado nada en él.
circle-saved = Guardado.
circle-retired = Este vuelve a ser un canal normal. Todo lo que se escribió en él se queda.
circle-none-here = En este canal no hay ningún círculo. El equipo de moderación puede hacer uno con /desk circles.
circle-needs-text-channel = Solo un canal de texto de este servidor puede ser un círculo.
circle-hours-unclear = Estas horas no están claras. Vale un número de 0.25 a 168.

## Dos formas de hacer rondas, cada una ajusta un círculo entero

# $name: of the circle.
circle-presets-heading = ## Dos formas de hacer rondas en { $name }
circle-presets-stay = Nada cambia antes de que elijas. Después puedes cambiar cada cosa por separado.
circle-preset-light = **Ligera**: una pregunta, una puerta abierta durante un día.
circle-preset-held = **Cuidada**: alguien lleva el tiempo, y se habla por turnos.
circle-asks-how-many = { $count ->
    [one] Hace una pregunta: { $format }.
   *[other] Hace { $count } preguntas: { $format }.
}
circle-open-hours = { $hours ->
    [one] Una ronda queda abierta 1 hora.
   *[other] Una ronda queda abierta { $hours } horas.
}
circle-point-shown = Su tarjeta muestra un punto del acuerdo, si lo hay.
circle-point-not-shown = Su tarjeta no muestra ningún punto del acuerdo.
circle-reminders = Cada persona puede pedir un recordatorio antes de una ronda.
circle-no-reminders = No hay recordatorios.
circle-is-light = Está ajustado como **Ligera**.
circle-is-held = Está ajustado como **Cuidada**.

## Botones. Como mucho 80 caracteres.

circle-make = Hacer de este canal un círculo
circle-change = Cambiar
circle-retire = Retirar
circle-presets = Ligera o cuidada
circle-use-light = Usar ligera
circle-use-held = Usar cuidada

## El formulario. Como mucho 45 caracteres.

circle-form = Este círculo
circle-form-name = Nombre
circle-form-about = ¿Para qué es?
# At most 100 characters.
circle-form-about-hint = Una o dos frases. Todos pueden leerlas.
circle-form-format = Formato
circle-form-hours = Horas que sus rondas quedan abiertas
circle-form-hours-below = Vacío: lo habitual aquí.
circle-form-shows = Sus rondas
circle-form-point = Muestran un punto del acuerdo
circle-form-reminders = Permiten pedir recordatorios

## En /desk changes

circle-changed = el círculo { $channel }
circle-lost = Se eliminó el canal del círculo «{ $name }»
circle-lost-for-good = Su canal ya no existe, así que este círculo no vuelve.
circle-changed-hours = Horas que sus rondas quedan abiertas
circle-changed-point = Su tarjeta muestra un punto del acuerdo
circle-changed-reminders = Se pueden pedir recordatorios
