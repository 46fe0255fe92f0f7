### Frases sobre el silencio: un tiempo en el que el bot no dice nada por sí mismo.

quiet-command = Para todo lo que el bot diría por sí mismo; otra vez para terminarlo.
quiet-command-hours = Cuántas horas. Si no pones nada, 24 horas; otra vez sin nada termina el silencio.
quiet-heading = ## Silencio
quiet-begun =
    El bot no dice nada por sí mismo hasta { $until }.
    Las rondas que se abrirían antes se dejan fuera. Lo demás espera.
    La ayuda sigue respondiendo, y se puede seguir participando.
quiet-ended = El silencio ha terminado. Lo que esperaba llega ahora, poco a poco.
quiet-none = No hay ningún silencio que terminar.
# Button. At most 80 characters.
quiet-end = Terminar el silencio
