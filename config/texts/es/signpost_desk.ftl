### Lo que lee el equipo de moderación en /desk signposts.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.

## Lo que Discord dice del comando y sus opciones. Como mucho 100 caracteres cada una.

signpost-desk-command = La lista de servicios: añadir, comprobar, cambiar, ocultar.
signpost-desk-command-entry = La ficha que quieres abrir.
signpost-desk-command-state = Mostrar solo estas.

## La lista

signpost-desk-heading = ### Los servicios que la gente puede encontrar aquí
# $shown: how many members see. $confirm: how many wait to be checked. $hidden: how many are hidden.
signpost-desk-counts = Se ven: { $shown }. Por comprobar: { $confirm }. Ocultos: { $hidden }.
signpost-desk-why = Una ficha solo se ve después de compararla con la página del propio servicio.
signpost-desk-empty = Aquí aún no hay nada. Puedes empezar con una lista de partida, o añadir un servicio que conozcas.
# $wrong: how many entries members say something is wrong with.
signpost-desk-wrong = { $wrong ->
        [one] Hay quien dice que algo no está bien en 1 ficha. Va primero.
       *[other] Hay quien dice que algo no está bien en { $wrong } fichas. Van primero.
    }
# $lapsed: how many are no longer shown since nobody checked them for long.
signpost-desk-lapsed = { $lapsed ->
        [one] 1 ficha está oculta, porque nadie la ha comprobado en mucho tiempo.
       *[other] { $lapsed } fichas están ocultas, porque nadie las ha comprobado en mucho tiempo.
    }
# One line. $name: of the service. $area: where it is for. $state: one of the states below.
signpost-desk-line = **{ $name }**
    -# { $area } · { $state }
# $first, $last, $all: numbers.
signpost-desk-page = -# { $first } a { $last } de { $all }
signpost-state-unconfirmed = sin confirmar
signpost-state-changed = cambiada, en parte oculta hasta que se confirme
signpost-state-confirmed = confirmada
signpost-state-hidden = oculta
signpost-state-due = toca comprobarla otra vez
signpost-state-lapsed = oculta, sin comprobar en mucho tiempo
signpost-state-suggested = la propuso alguien, sin confirmar
signpost-state-wrong = algo puede no estar bien
signpost-state-all = todas

## Una ficha

# $state: as above.
signpost-is = **{ $state }**
# $kind: one of the kinds below. $ref: what was noted about it.
signpost-source = De dónde viene esto: { $kind } ({ $ref })
signpost-source-official-page-seen = se leyó su propia página
signpost-source-curated-list-seen = una lista que alguien cuida
signpost-source-press-seen = un periódico o una página de otros
signpost-source-uncurated-list-seen = una lista que nadie cuida
signpost-source-general-knowledge = de memoria, sin ver ninguna página
signpost-source-moderator = el equipo de moderación
signpost-source-suggestion = una propuesta
signpost-source-import = un archivo
# Where it was written in this server.
signpost-source-here-moderator = De dónde viene esto: alguien del equipo de moderación de este servidor
signpost-source-here-suggestion = De dónde viene esto: la propuso alguien de este servidor
signpost-confidence-high = Parece que está bien.
signpost-confidence-medium = Míralo de cerca, por favor.
signpost-confidence-low = **Dudoso.** Míralo muy de cerca, por favor.
signpost-doubt = Duda: { $doubt }
# $line: a way to reach the service.
signpost-hidden-way = Oculto hasta que se confirme: { $line }
# $day: a date. $who: a moderator.
signpost-confirmed-by = Comparado con su página { $day }, por { $who }.
signpost-confirmed-at = Comparado con su página { $day }.
signpost-due-at = Toca comprobarlo otra vez { $day }.
# $reasons: some of the reasons below, with commas.
signpost-reported = Hay quien dice: { $reasons }
signpost-wrong-unreachable = no responde nadie
signpost-wrong-number = el número o el enlace no está bien
signpost-wrong-hours = el horario no está bien
signpost-wrong-closed = ha cerrado
signpost-wrong-other = otra cosa

## Botones. Como mucho 80 caracteres cada uno.

signpost-add = Añadir
signpost-edit = Cambiar
signpost-open-entry = Abrir
signpost-hide = Ocultar ahora
signpost-unhide = Mostrar otra vez
signpost-remove = Quitar
signpost-confirm = Confirmar
signpost-starter = Lista de partida
signpost-months = Cuándo comprobar otra vez
signpost-earlier = Anteriores
signpost-more = Más
signpost-all-well = Está bien así
signpost-undo = Deshacer
signpost-to-list = Volver a la lista
signpost-edit-basics = Nombre y palabras
signpost-edit-ways = Formas de contacto
signpost-edit-hours = Horario e idiomas
signpost-edit-more = Estado, edades, permiso

## Confirmar, de una en una

# $count: how many are left.
signpost-confirm-heading = { $count ->
        [one] ### Una ficha por comprobar
       *[other] ### { $count } fichas por comprobar
    }
signpost-confirm-how = Abre la página del propio servicio, y compara cada número y cada enlace.
signpost-confirm-never-ring = Nunca llames a un teléfono de crisis para probarlo. Alguien puede necesitarlo justo entonces.
signpost-confirm-page = **Su página:** { $url }
signpost-confirm-no-page = Aquí no hay apuntada ninguna página suya. Búscala, y añádela con Cambiar.
signpost-compared = Hoy lo comparé con su propia página
signpost-change = Cambiar
signpost-later = Más tarde
signpost-all-checked = Ahora no hay nada por comprobar en esta lista. Gracias.
signpost-nothing-here = Aquí no hay nada.

## Lo que pasó

signpost-added = Añadida. Se ve en cuanto se confirme.
signpost-saved = Guardado.
signpost-saved-partly = Guardado. Lo nuevo en las formas de contacto está oculto hasta que se confirme.
signpost-hidden = Oculta. Aquí ya no se ve, y los mensajes compartidos se corrigen.
signpost-shown-again = Se muestra otra vez, hasta donde estaba confirmada.
signpost-removed = Quitada. Los mensajes compartidos se corrigen.
signpost-confirmed = Confirmada. Ya se ve.
signpost-months-saved = Guardado.
# $added: how many are new.
signpost-started = { $added ->
        [0] Todo lo de esta lista ya está aquí.
        [one] Se añadió 1 ficha. Se ve en cuanto se confirme.
       *[other] Se añadieron { $added } fichas. Se ven en cuanto se confirmen.
    }
signpost-undone = Deshecho.
# $left: how many stay.
signpost-undone-partly = { $left ->
        [one] Deshecho, menos 1 ficha que cambió entretanto.
       *[other] Deshecho, menos { $left } fichas que cambiaron entretanto.
    }

## Formularios. Títulos y nombres: 45 caracteres como mucho; lo que va debajo, y las pistas: 100.

signpost-form-add = Añadir un servicio
signpost-form-edit = Cambiar un servicio
signpost-form-name = ¿Cómo se llama?
signpost-form-description = ¿Qué es, en una o dos frases?
signpost-form-topics = ¿De qué trata?
signpost-form-topics-below = Uno o más, con comas entre ellos.
signpost-form-topics-hint = Crisis, Alguien con quien hablar
signpost-form-area = ¿Para qué lugar es?
signpost-form-area-below = Un país, o un pueblo o región y luego el país, con una coma.
signpost-form-area-hint = Sevilla, España
signpost-form-ways = Formas de contacto, una por línea
signpost-form-ways-below = phone, text, whatsapp, chat, web, email o visit, y luego el número, enlace o dirección.
signpost-form-ways-hint =
    phone 116 123 | cost free
    text 85258 | keyword SHOUT
signpost-form-who = ¿Para quién es?
signpost-form-url = Su propia página
signpost-form-opening-hours = Horario
signpost-form-opening-hours-below = Como en OpenStreetMap: Mo-Fr 09:00-17:00; PH off. Siempre abierto: 24/7.
signpost-form-time-zone = Según el reloj de
signpost-form-time-zone-hint = Europe/Madrid
signpost-form-hours-words = El horario en palabras, si eso dice más
signpost-form-known-from = Si abre siempre: ¿dónde lo dice?
signpost-form-languages = Idiomas
signpost-form-languages-below = Como códigos cortos con comas: en, pt-BR, bfi.
signpost-form-status = ¿Está en marcha?
signpost-status-active = Sí
signpost-status-temporarily-closed = Cerrado por ahora
signpost-status-inactive = Ya no
signpost-form-alert = Lo que hay que saber hoy
signpost-form-ages = ¿Para qué edades?
signpost-form-ages-hint = 16-25, o 18+
signpost-form-consent = ¿Avisan a emergencias sin preguntar?
signpost-consent-choice-yes = Puede que sí
signpost-consent-choice-no = Dicen que no
signpost-consent-choice-not-known = No se sabe
signpost-form-organization = ¿Quién lo lleva?
signpost-form-starter = Una lista de partida por comprobar
signpost-form-starter-country = ¿Para qué país?
signpost-form-months = Cuándo comprobar otra vez
signpost-form-months-field = Comprobar cada ficha otra vez después de
# $months: a number.
signpost-form-months-choice = { $months } meses

## Noes amables

signpost-gone = Esta ficha ya no está en la lista.
signpost-just-changed = Alguien acaba de cambiar esta ficha. Mírala antes otra vez, por favor.
signpost-undo-gone = Ya es tarde para deshacer esto, o ya se deshizo.
# $most: a number.
signpost-too-many = Una lista tiene { $most } fichas como mucho.
signpost-no-starter = Aún no hay lista de partida para este país. Puedes añadir servicios uno a uno.
# $topic: what was typed. $known: all topics.
signpost-unknown-topic = "{ $topic }" no es un tema de aquí. Hay estos: { $known }
# $country: what was typed.
signpost-unknown-country = "{ $country }" no llevó a un solo país. Escribe el país al final, después de una coma.
# $line: what was typed.
signpost-unknown-way =
    Esta línea no se pudo leer: { $line }
    Empieza con phone, text, whatsapp, chat, web, email o visit.
    Después de un | puede haber: keyword, menu, cost, note, only from, short code.
# $ages: what was typed.
signpost-unknown-ages = "{ $ages }" no se pudo leer como edades. Escribe 16-25, o 18+.
# $count: how many. $mistakes: a line for each of the first.
signpost-mistakes = { $count ->
        [one] Hay una cosa que mirar otra vez:
       *[other] Hay { $count } cosas que mirar otra vez:
    }
    { $mistakes }
signpost-your-words = Esto es lo que escribiste, para guardarlo:

## En el canal de moderación, sin que nadie lo pida. $count: how many.

signpost-notice-wrong = { $count ->
        [one] ### Hay quien dice que algo no está bien en un servicio
       *[other] ### Hay quien dice que algo no está bien en { $count } servicios
    }
signpost-notice-look = Si no tiene buena pinta, puedes ocultarlo ya y comprobarlo más tarde.
signpost-month-heading = ### La lista de servicios
signpost-waits-due = { $count ->
        [one] Toca comprobar otra vez 1 ficha. Todavía se ve.
       *[other] Toca comprobar otra vez { $count } fichas. Todavía se ven.
    }
signpost-waits-changed = { $count ->
        [one] 1 ficha se cambió, y está en parte oculta hasta que se confirme.
       *[other] { $count } fichas se cambiaron, y están en parte ocultas hasta que se confirmen.
    }
signpost-waits-unconfirmed = { $count ->
        [one] 1 ficha está sin confirmar. Todavía no se ve.
       *[other] { $count } fichas están sin confirmar. Todavía no se ven.
    }
signpost-waits-suggested = { $count ->
        [one] Alguien propuso 1 servicio.
       *[other] Hay { $count } servicios que propuso la gente de aquí.
    }
signpost-month-no-hurry = No hay prisa. Este mensaje llega como mucho una vez al mes.
# A button. At most 80 characters.
signpost-look = Abrir la lista

## En /desk changes

signpost-changed = el servicio { $name }
signpost-changed-name = Nombre
signpost-changed-state = Cómo está la entrada
signpost-changed-words = Lo que dice
