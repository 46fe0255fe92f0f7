### Buscar los servicios que confirmó el equipo de moderación, y lo que se puede hacer con una ficha.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.

## Noes amables

signpost-suggestions-full =
    Ya hay varias propuestas por mirar.
    Inténtalo otra vez cuando el equipo de moderación haya tenido tiempo para ellas.
signpost-wrong-choose = Elige qué no está bien, por favor.
# After a restart, on a page of a search by words of one's own.
signpost-search-again = El bot ya no sabe qué buscaste. Escribe /signpost otra vez, por favor.
signpost-share-not-here = Aquí no puedes escribir, así que no se ha compartido nada.
signpost-share-bot-cannot = El bot no puede escribir aquí, así que no se ha compartido nada. Puedes copiar el texto.
signpost-take-back-not-yours = Solo quien lo compartió puede retirarlo.

## Lo que Discord dice del comando, sus opciones y el menú. Como mucho 100 caracteres cada una.

signpost-command = Busca un servicio de ayuda: de qué trata, dónde está, en qué idioma.
signpost-command-topic = De qué trata, o su nombre.
signpost-command-area = Un país, una parte de él o un pueblo.
signpost-command-language = Un idioma que hablen.
signpost-command-open-now = Solo los que están abiertos ahora.
# At most 32 characters.
menu-offer-signposts = Ofrecer servicios de ayuda

## Lo que muestra una búsqueda

signpost-found = ### { $count ->
        [one] Un servicio
       *[other] { $count } servicios
    }
signpost-found-where = Solo tú puedes ver esto. El equipo de moderación de aquí ha comprobado estas fichas.
# $why: a few of the reasons, with commas.
signpost-why = -# Por qué este: { $why }
signpost-found-page = -# { $first } a { $last } de { $all }
signpost-found-none = Nada en la lista de este servidor encaja con eso. Puedes probar con otras palabras, o con menos.
signpost-list-empty = El equipo de moderación aún no ha confirmado ningún servicio. Pedir ayuda ahora funciona igual.
signpost-option-unknown-topic = Aquí ningún servicio se conoce por ese tema o nombre.
signpost-option-unknown-area = Ese lugar no llevó a ningún sitio. Puedes probar con un país.
signpost-option-unknown-language = Ese idioma no se conoce aquí. Puedes probar con su nombre en inglés.

## Botones. Como mucho 80 caracteres cada uno.

signpost-find = Buscar un servicio
signpost-share = Compartir aquí
signpost-wrong = Algo no está bien en esto
signpost-suggest = Proponer un servicio
signpost-search-more = Más
signpost-search-earlier = Anteriores
signpost-take-back = Retirarlo

## Compartir

# $who: the member.
signpost-offered = { $who } ofrece esto:
signpost-shared = Compartido aquí, como algo que ofreces tú. Si la ficha no era correcta, el mensaje se corrige.
signpost-shared-gone =
    Lo que había aquí ya no era actual, así que se quitó.
    Pedir ayuda ahora muestra lo que se sabe.
signpost-taken-back = Retirado.

## Avisar al equipo de moderación

signpost-wrong-form = ¿Qué no está bien?
signpost-wrong-field = ¿Qué has visto?
signpost-wrong-who = Lo lee el equipo de moderación, y no quién lo dijo. Puede que nadie esté despierto.
signpost-wrong-option-unreachable = No responde nadie
signpost-wrong-option-number = El número o el enlace no está bien
signpost-wrong-option-hours = El horario no está bien
signpost-wrong-option-closed = Ha cerrado
signpost-wrong-option-other = Otra cosa
signpost-wrong-told = Gracias. El equipo de moderación lo verá cuando mire la lista.
signpost-suggest-form = Proponer un servicio
signpost-suggested = Gracias. El equipo de moderación lo ve, y antes mira la página del propio servicio.

## Los formularios de una búsqueda. Nombres: 45 caracteres como mucho; pistas: 100.

signpost-search-form = Buscar un servicio
signpost-search-topic = ¿De qué trata?
signpost-search-topic-hint = Duelo, alguien con quien hablar, o un nombre
signpost-search-area = ¿Dónde?
signpost-search-area-hint = Sevilla, Andalucía, México
signpost-search-language = ¿En qué idioma?
signpost-search-open = Solo lo que está abierto ahora

## El menú de un mensaje

signpost-offer-heading = ### Ofrecer servicios de ayuda
signpost-offer-private = Solo tú ves esto. No se publica nada, y a nadie se le dice de quién era el mensaje.
signpost-offer-words = Palabras que podrías enviar tú, si te parecen bien:
signpost-offer-one = > He leído lo que has escrito, y me alegra que lo hayas dicho.
signpost-offer-two = > ¿Te gustaría hablar con alguien? Hay personas que escuchan.
signpost-offer-three = > No tienes que responderme.
signpost-offer-services = ### Servicios que puedes nombrar
signpost-offer-danger = Si su vida puede estar en peligro ahora, llama al número de emergencias del lugar donde está.
