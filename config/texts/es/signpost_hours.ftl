# Cuándo abre un servicio. $time is a time of day, $whose says by whose clock.

signpost-your-time = tu hora
signpost-time-there = hora de { $place }

signpost-open-always = Abierto ahora, día y noche
signpost-open = Abierto ahora
signpost-open-until = Abierto ahora, hasta las { $time } ({ $whose })
signpost-open-until-day = Abierto ahora, hasta { $day } a las { $time } ({ $whose })
signpost-opens-today = Cerrado ahora, abre hoy a las { $time } ({ $whose })
signpost-opens-tomorrow = Cerrado ahora, abre mañana a las { $time } ({ $whose })
signpost-opens-day = Cerrado ahora, abre { $day } a las { $time } ({ $whose })
signpost-closed = Cerrado ahora
# $comment is what the service itself says, such as "by appointment".
signpost-closed-but = Cerrado ahora. Dicen: { $comment }
signpost-hours-unknown = No conocemos su horario

# Above the lines of a week. $whose is one of the two above, such as "London time".
signpost-week = En { $whose }:
# One line of a week: $days such as Mon–Fri, $times such as 17:00–22:00.
signpost-day-hours = { $days }: { $times }
signpost-day-closed = cerrado
signpost-day-all = todo el día
