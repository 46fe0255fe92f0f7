### Frases de los calendarios: rondas que se abren por sí mismas.

## Lo que Discord dice del comando. Como mucho 100 caracteres cada una.

keep-schedule = Deja que aquí se abran rondas por sí mismas, o mira lo que está previsto.
keep-schedule-format = Lo que preguntan las rondas. Si no pones nada: el formato del círculo.
keep-schedule-days = Qué días, por ejemplo: mon,thu.
keep-schedule-time = A qué hora, por ejemplo: 19:00.
keep-schedule-every = Cada cuántas semanas. Si no pones nada: cada semana.
keep-schedule-hours = Cuántas horas queda abierta cada ronda.
keep-schedule-time-zone = La ciudad cuyo reloj vale, como Lisboa. Si no pones nada: la del círculo o del servidor.
keep-schedule-mention = Un rol que mencionar al abrir una ronda. Si no pones nada: nadie.

## La vista previa, y lo que está previsto

schedule-look-heading = ## ¿Está bien así?
# $dates: a list of dates, one to a line.
schedule-next-dates = Las próximas rondas se abren:
    { $dates }
# $words: a date as the circle's calendar says it. $yours: the same as Discord shows it to whoever reads.
schedule-date = - { $words } · { $yours } para ti
schedule-clocks = Vale el reloj de { $zone }. Cuando cambia la hora, la que marca ese reloj se queda igual.
# $week: the Monday of the week that is counted from.
schedule-weeks = Las semanas se cuentan desde la que empezó el { $week }.
schedule-mentions = Menciona { $role } cuando se abre una ronda.
schedule-mention-silent = Discord no avisará a { $role }. En sus ajustes, permite que cualquiera lo mencione.
schedule-not-yet = No pasa nada hasta que pulses Guardar.

schedule-heading = ## Rondas que se abren por sí mismas
schedule-none = Aquí no hay ninguna ronda prevista.
schedule-how = Para prever rondas, escribe /keep schedule con días y una hora.
# $days: such as "Monday and Thursday". $time: such as 19:00.
schedule-line = **{ $days }, { $time }** ({ $zone })
schedule-every = { $every ->
    [one] cada semana
   *[other] cada { $every } semanas
}
schedule-open-for = { $hours ->
    [one] abierta 1 hora
   *[other] abierta { $hours } horas
}
schedule-next = La próxima: { $when }
schedule-rests = Descansa desde { $since }: las últimas rondas fueron tranquilas.

schedule-saved = Guardado. Desde ahora las rondas se abren por sí mismas.
schedule-skipped = La ronda del { $skipped } se deja fuera. Todas las demás se quedan.
schedule-stopped = Parado. Esos días ya no se abren rondas por sí mismas.
schedule-started-again = Sigue adelante.

## Botones. Como mucho 80 caracteres.

schedule-save = Guardar
schedule-skip = Saltar la próxima
schedule-stop = Parar
schedule-start-again = Empezar de nuevo

## Lo que lee todo el mundo

# On the card of a round.
round-bot-was-away = El bot no estaba a la hora de la última ronda.
# In the circle, once, where a server has no channel for its keepers, or none that the bot may write in.
schedule-resting = Un calendario de este círculo descansa, así que sus rondas ya no se abren por sí mismas.
schedule-resting-how = Se puede abrir una ronda a mano cuando se quiera: /keep round.
# In the keepers' channel instead, where a server has one; else, where the circle takes nothing, in the
# moderators' one. $channel: the circle.
schedule-resting-there = En { $channel } descansa un calendario, porque sus últimas rondas fueron tranquilas.
schedule-resting-there-how = Se queda como está. Para empezarlo de nuevo, escribe allí /keep schedule.
schedule-blocked = Una ronda planeada no pudo abrirse en { $channel }: el bot no puede publicar allí.
schedule-blocked-missing = Lo que falta allí: { $permissions }.
schedule-blocked-how = Cuando se arregle, se abre por sí misma mientras dure su tiempo.
# What /checkin shows when no round is open. $when: a moment, $soon: how long until then.
schedule-coming = La próxima ronda aquí se abre { $when } ({ $soon }).
schedule-coming-later = Después: { $when }

## Cuando algo no se puede

schedule-moderators-only = Un calendario actúa muchas semanas, así que lo hace el equipo de moderación. Con /keep round puedes abrir una ronda ahora.
schedule-keepers-only = Esto es para quien hizo este calendario, y para el equipo de moderación.
schedule-needs-both = Un calendario necesita días y una hora, como days: lun,jue y time: 19:00.
schedule-days-unclear = Estos días no están claros. Puedes escribir: lun, jue o todos los días.
schedule-time-unclear = Esta hora no está clara. Puedes escribir: 19:00 o 7pm.
# $typed: what was written.
schedule-zone-unclear = No hay una sola zona horaria para “{ $typed }”. Elige una ciudad de la lista, por favor.
schedule-not-everyone = Una ronda nunca menciona a todo el servidor. Elige otro rol, o ninguno.
schedule-too-long = Una ronda seguiría abierta cuando empieza la siguiente. Aquí puede estar abierta { $most } horas.
schedule-overlaps = Otro calendario de este círculo tendría una ronda abierta a la misma hora.
schedule-too-many-a-day = En un círculo pueden abrirse { $most } rondas al día por sí mismas, para que haya calma.
schedule-enough = Este círculo ya tiene { $most } calendarios. Para uno antes, por favor.
schedule-just-changed = Esto acaba de cambiar. Escribe otra vez /keep schedule, por favor.

## En /desk changes

schedule-changed = un calendario de { $channel }, los días { $days }
schedule-lost = Las rondas de { $days } terminaron con su canal
schedule-field-time = Hora
schedule-field-every = Cada cuántas semanas
schedule-field-hours = Horas que una ronda queda abierta
# A round that was skipped moves this on.
schedule-field-skipped = Sigue después de
schedule-field-role = Rol que se menciona
schedule-field-rests = Descansa desde
