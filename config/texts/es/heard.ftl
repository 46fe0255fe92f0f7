### Frases sobre lo compartido que espera respuesta y aún no la tiene. Solo las leen quienes cuidan las rondas.

# On the keeper's panel, above links.
heard-waiting = **En espera**
# In the keepers' channel, above links.
heard-line = Alguien aquí agradecería una respuesta, y aún no la tiene. Solo si tienes un momento:
# Below ten links.
heard-more = Hay más en el mismo hilo.
