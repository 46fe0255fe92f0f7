### Frases de la lista para formar dúos. Con ellas nadie sabe qué respondió otra persona, ni por qué.

buddy-command = Busca con quién formar un dúo, mira cómo va, o termina uno
buddy-about =
    ### Un dúo
    Dos personas que se hacen compañía, de igual a igual, mientras las dos quieran.
    Recibes una propuesta sin nombre. Solo si las dos dicen que sí, os encontráis en un hilo privado.
buddy-kept-sealed = Lo que escribes se guarda sellado hasta que sales de la lista.
buddy-kept =
    Si no haces nada aquí en 60 días, lo que escribiste se borra.
    Mientras esperas, el bot te pregunta una vez, una semana antes.
    La otra persona lee lo que tenéis en común y tus pocas palabras. El equipo de moderación ve cuántas personas esperan, y nada más.
buddy-closed = En este servidor no hay ninguna lista abierta para formar dúos.
buddy-kept-out = El equipo de moderación de este servidor no te deja entrar en la lista. Puedes preguntarle por qué.
buddy-not-in-queue = Aquí no estás en la lista para formar dúos.
buddy-adults-only = En este servidor la lista es para personas de 18 años o más.
buddy-line = La lista para formar dúos está abierta: /buddy

## El panel

buddy-find = Formar un dúo
buddy-change = Cambiar
buddy-rest = Descansar
buddy-come-back = Volver
buddy-leave = Salir
buddy-first = Edad, lugar y más
buddy-waiting =
    ### Estás en la lista
    Nadie lo ve. El bot te escribe cuando haya alguien que pueda encajar.
buddy-proposed =
    ### Hay una propuesta para ti
    Puedes responder aquí o donde te llegó.
buddy-resting =
    ### Estás descansando
    No se te propone nada hasta que vuelvas.
buddy-paired =
    ### Tienes un dúo
    Tu hilo: { $thread }
buddy-steps =
    ### Rellena lo que quieras
    Todo esto se puede dejar vacío. Lo que digas ayuda a encontrar a alguien que encaje.
buddy-joined = Estás en la lista.
buddy-saved = Guardado.
buddy-rested = Está bien.
buddy-came-back = Qué bien que vuelvas. Estás otra vez en la lista.
buddy-stay = Seguir en la lista
buddy-stayed = Sigues en la lista.
buddy-fading =
    ### Esperas en la lista para formar dúos de { $server }
    Tu lugar termina el { $until }. Lo que escribiste se olvida entonces.
    Puedes quedarte otro tanto con solo pulsar el botón.
buddy-left = Has salido de la lista. Lo que escribiste está olvidado.

## Lo que alguien escribió, en su propio panel

buddy-own-age =
    { $adult ->
        [yes] 18 años o más
       *[no] Menos de 18 años
    }
buddy-own-where =
    { $letter ->
        [yes] Las propuestas llegan como mensaje directo.
       *[no] Las propuestas llegan en un hilo privado.
    }
buddy-own-extras =
    { $company ->
        [yes] El bot pregunta después de una semana si aún va bien.
       *[no] El bot no pregunta cómo va.
    } { $three ->
        [yes] También puede ser entre tres.
       *[no] Solo entre dos.
    }
buddy-own-wishes = **Me gustaría:**
buddy-own-offers = **Puedo ofrecer:**
buddy-own-words = **Unas palabras:**
buddy-own-languages = **Idiomas:**
buddy-own-times = **Horas:**
buddy-own-zone = **Zona horaria:**
buddy-own-way = **Texto o voz:** { $way }
buddy-own-trait = **{ $what }:** { $own } (busco: { $wanted })
buddy-own-circle = **Alguien de mi círculo:** { $wanted }

## Los formularios

buddy-join-form = Formar un dúo
buddy-agreed = Sí, estoy de acuerdo
buddy-age = ¿Cuántos años tienes?
buddy-age-below = Hay que responder. El bot no puede comprobarlo, y nunca mezcla las dos edades.
buddy-age-adults = Hay que responder. Esta lista es para personas de 18 años o más.
buddy-age-over = 18 años o más
buddy-age-under = Menos de 18 años
buddy-where = ¿Dónde quieres recibir propuestas?
buddy-where-letter = Como mensaje directo
buddy-where-thread = En un hilo privado aquí
buddy-extras = Si te apetece
buddy-extra-company = Pregúntame en una semana si aún va bien
buddy-extra-three = También me va bien entre tres
buddy-agree-first = Sin tu sí, el bot no guarda nada. Marca la casilla si estás de acuerdo.
buddy-age-first = Di si tienes 18 años o más, o menos de 18. Nada más es necesario.

buddy-wish-form = Lo que te gustaría
buddy-wishes = ¿Qué te gustaría?
buddy-offers = ¿Qué puedes ofrecer?
buddy-words = Unas palabras para la otra persona
buddy-words-below = Las lee antes de responder. Puedes no poner tu nombre.
buddy-way = ¿Texto o voz?
buddy-way-either = Me va bien todo
buddy-way-text = Texto
buddy-way-voice = Voz
buddy-time-form = Idiomas y horas
buddy-languages = ¿Qué idiomas hablas?
buddy-languages-below = Con comas entre ellos.
buddy-times = ¿Cuándo tienes tiempo?
buddy-time-morning = Por la mañana
buddy-time-afternoon = A mediodía y por la tarde
buddy-time-evening = Al final de la tarde
buddy-time-night = Por la noche
buddy-zone = Tu zona horaria
buddy-zone-below = Una ciudad, como Madrid. Vacío: la que vale para ti aquí.
buddy-no-such-zone = No está claro qué zona horaria es. Prueba con una ciudad grande cerca de ti.
buddy-like-form = A quién buscas
buddy-looked-for = { $what }: ¿a quién buscas?
buddy-circle = ¿Alguien de este círculo?
buddy-must = Si las dos personas lo piden, las dos lo sabrán.
buddy-wanted-same = Lo mismo
buddy-wanted-different = Algo distinto
buddy-wanted-any = Me da igual

## Lo que se suele preguntar, una cosa por línea

buddy-usual-wishes =
    Compañía y charla
    Preguntarnos cómo estamos
    Ayuda práctica mutua
    Hacer algo al mismo tiempo
buddy-usual-offers =
    Compañía y charla
    Preguntarnos cómo estamos
    Ayuda práctica mutua
    Hacer algo al mismo tiempo
    Enseñar cómo va todo aquí
buddy-usual-traits = Intereses: Libros y cine, Música, Juegos, Manualidades, Aire libre, Cocina

## Una propuesta

buddy-proposal =
    ### Alguien que podría encajar
    ¿Os gustaría conoceros? Nadie sabe quién es la otra persona hasta que las dos dicen que sí.
buddy-proposal-three =
    ### Dos personas que podrían encajar
    ¿Te gustaría que fuerais tres? Nadie sabe quiénes son los demás hasta que todos dicen que sí.
buddy-proposal-why = **Lo que tenéis en común**
buddy-proposal-words = **Unas palabras para ti**
buddy-proposal-how = Hay tiempo hasta { $until }. Antes no pasa nada, salvo que todos digan que sí.
buddy-proposal-where = Esperas en la lista para formar dúos de { $server }.
buddy-proposal-small = En un servidor pequeño quizá adivines quién es.
buddy-common-offer = A alguien le gustaría esto, y alguien lo ofrece: { $what }
buddy-common-wish = Os gustaría lo mismo: { $what }
buddy-common-language = Habláis { $language }
buddy-common-time = Tenéis tiempo a la misma hora del día
buddy-common-text = Preferís texto
buddy-common-voice = Preferís voz
buddy-common-same = Pedisteis lo mismo en { $what }: { $which }
buddy-common-different = Pedisteis algo distinto en { $what }
buddy-common-circle = Pedisteis a alguien de vuestro propio círculo
buddy-yes = Sí, conozcámonos
buddy-no = Esta vez no
buddy-yes-said =
    Guardado, y solo tú lo sabes. Si todos dicen que sí, se abre un hilo privado para ti.
    Si no, el bot te escribe cuando pasen los tres días. Hasta entonces puedes cambiar tu respuesta.
buddy-no-said =
    Guardado, y solo tú lo sabes. El bot te escribe una vez más, cuando pasen los tres días.
    Hasta entonces puedes cambiar tu respuesta.
buddy-proposal-over = El tiempo de esta propuesta ha terminado. /buddy muestra cómo va.
buddy-apart = Esta vez no ha salido.
buddy-apart-ahead = Sigues en la lista, cerca del principio.
buddy-apart-still = Sigues en la lista.
buddy-apart-rest = Ahora estás descansando. Puedes volver con solo pulsar un botón.
buddy-alone-thread = Una nota para ti
buddy-alone-note = Este hilo es solo para ti. El equipo de moderación puede abrir hilos privados.

## Un dúo

buddy-thread = Dúo { $number }
buddy-hello-who-reads = En este hilo solo estáis vosotros. El equipo de moderación del servidor puede abrirlo.
buddy-hello =
    ### Hola, { $who }
    Todos dijisteis que sí. Qué bien que estéis aquí.
buddy-hello-agreement =
    ### Un pequeño acuerdo, para rellenar en común
    - ¿Cuándo hablamos, y cómo?
    - ¿Qué nos ayuda?
    - ¿Qué no nos ayuda?
buddy-hello-ice =
    ### Para empezar a hablar
    - ¿Qué te hizo sonreír hace poco?
    - ¿Cómo sería un buen día normal?
    - ¿De qué podrías hablar una hora entera?
buddy-hello-end = Cualquiera puede terminarlo cuando quiera, aquí o con /buddy, y a nadie se le dice por qué.
buddy-end = Terminar el dúo
buddy-wrong = Algo va mal
buddy-company = Ya ha pasado una semana. ¿Aún va bien con tu dúo?
buddy-company-small = Solo se te pregunta a ti, y solo una vez. Tu respuesta no se guarda.
buddy-good = Sí, va bien
buddy-other = Me gustaría un cambio
buddy-good-said = Qué bien. No pasa nada más.
buddy-other-said = Puedes decir en vuestro hilo qué te gustaría que fuera distinto. Terminarlo también está bien.

## El final

buddy-over = Este dúo ha terminado. Pasa, y nadie tiene que decir por qué.
buddy-over-next = Ahora descansáis. Con /buddy podéis volver a la lista cuando queráis.
buddy-ended = El dúo ha terminado. Los demás leen una frase neutra, y no quién lo terminó.
buddy-ended-block =
    Solo tú ves esto. Para bloquear a alguien en Discord, abre su perfil y elige Bloquear.
    El hilo está cerrado, y se borra después de 30 días.
buddy-not-again = No nos pongáis de nuevo en el mismo dúo
buddy-not-again-said = Guardado. No volveréis a coincidir en un dúo, y a nadie más se le dice.
buddy-tell = Avisar al equipo de moderación

buddy-wrong-who = Lo leen personas voluntarias. Puede que nadie esté despierto. A la otra persona no se le dice.
buddy-wrong-level = ¿Cuánto quieres contar?
buddy-wrong-only = Solo que algo va mal
buddy-wrong-thread = También qué hilo es, para que puedan leerlo
buddy-wrong-words = Con tus palabras
buddy-wrong-below = Se puede dejar vacío.
buddy-wrong-no-words = Algo va mal en un dúo.
buddy-wrong-told = El equipo de moderación ya puede leerlo. Puedes terminar el dúo cuando quieras.

## Alguien con quien prefiero no coincidir

buddy-avoid = Alguien con quien prefiero no coincidir
buddy-avoid-about =
    ### Alguien con quien prefieres no coincidir
    El bot nunca os pone en el mismo dúo. Solo tú ves esto, y puedes deshacerlo.
    Se queda aunque salgas de la lista.
buddy-avoid-who = ¿Quién es?
buddy-avoid-below = A nadie se le dice.
buddy-avoid-add = Nombrar a alguien
buddy-avoid-saved = Guardado. A nadie se le dice.
buddy-avoid-undo = Deshacer
buddy-avoid-undone = Deshecho.
buddy-avoid-line = { $number }. { $who }
buddy-avoid-forgotten = { $number }. Alguien que aquí ya está olvidado

## La mesa de moderación

buddy-desk-command = La lista para formar dúos: abrirla o cerrarla, dónde, qué se pregunta y seguridad
buddy-desk-heading = ### La lista para formar dúos
buddy-desk-open = La lista está **abierta**.
buddy-desk-shut = La lista está **cerrada**.
buddy-desk-channel = Los hilos de los dúos se abren en { $channel }.
buddy-desk-adults = Solo para personas de 18 años o más.
buddy-desk-waiting =
    { $count ->
        [one] Espera una persona, desde { $since }.
       *[other] Esperan { $count } personas. La que más lleva espera desde { $since }.
    }
buddy-desk-nobody = Ahora no espera nadie.
buddy-desk-asked = **Lo que se pregunta**
buddy-desk-kept-out = **Fuera de la lista:** { $who }
buddy-desk-small = Aquí nadie ve quién espera, ni qué escribió nadie.
buddy-desk-place = Abrir o cerrar, canal
buddy-desk-on = La lista está abierta
buddy-desk-channel-field = Canal para los hilos de los dúos
buddy-desk-channel-below = Un canal de texto que todos puedan ver.
buddy-desk-adults-field = Solo personas adultas
buddy-desk-questions = Lo que se pregunta
buddy-asks-wishes = ¿Qué te gustaría?
buddy-asks-wishes-below = Una cosa por línea, diez como mucho.
buddy-asks-offers = ¿Qué puedes ofrecer?
buddy-asks-offers-below = Una cosa por línea, diez como mucho.
buddy-asks-traits = Lo mismo o algo distinto
buddy-asks-traits-below = Dos líneas como mucho, como "Intereses: Libros, Música". Nunca salud.
buddy-desk-match = Formar dúos ahora
buddy-desk-matching = Se están buscando dúos. Cada persona lo sabe a solas, y de día.
buddy-desk-end = Terminar un dúo
buddy-desk-end-who = ¿El dúo de quién?
buddy-desk-end-below = Termina como cualquier otro. A nadie se le dice quién lo terminó.
buddy-desk-out = Dejar a esta persona fuera de la lista
buddy-desk-out-below = Se le dice.
buddy-desk-end-done = Hecho. Si estaba en un dúo, ha terminado.
buddy-desk-out-done = Hecho. Queda fuera de la lista, y se le dice.
buddy-desk-in = Dejar entrar de nuevo a alguien
buddy-desk-in-who = ¿Quién puede volver?
buddy-desk-in-done = Hecho. Puede volver a la lista.
buddy-desk-saved = Guardado.
buddy-changed = la lista para formar dúos
buddy-needs-channel = La lista necesita un canal de texto de este servidor, para sus hilos privados.
buddy-told-out = El equipo de moderación de { $server } no te deja entrar en la lista para formar dúos. Puedes preguntarle por qué.
buddy-told-in = Puedes volver a la lista para formar dúos de { $server }.
buddy-channel-gone = El canal de la lista ya no está, así que la lista está cerrada. /desk buddies la abre de nuevo.
buddy-no-place = El bot no puede abrir hilos para los dúos. Mira /desk buddies, por favor.

## Lo que se guarda, una línea por cosa

kept-buddy-entry = Lo que escribiste para formar un dúo, para encontrar a alguien que encaje.
kept-buddy-asked = Que se te propuso a alguien, hasta que termine el tiempo de responder.
kept-buddy-pair = Que estás en un dúo, y dónde está tu hilo: { $thread }
kept-buddy-ended = Que estuviste en un dúo, hasta que se borre su hilo: { $thread }
kept-buddy-met = Que se te propuso a alguien, para no proponer pronto a las mismas dos personas.
kept-buddy-out = Que el equipo de moderación te deja fuera de la lista para formar dúos.
