### Listas en archivos: lo que lee el equipo de moderación al traer una o al llevársela.
### Escribe { $name } donde la frase lo tiene; el bot pone ahí el valor.

# Buttons. At most 80 characters each.
signpost-import = Traer una lista
signpost-export = Llevarse la lista
signpost-apply = Aplicar

## El formulario. Como mucho 45 caracteres cada una.

signpost-import-form = Traer una lista
signpost-import-file = El archivo
signpost-import-removing = Quitar lo que no está en el archivo

## Debajo de la casilla. Como mucho 100 caracteres.

signpost-import-file-below = Nuestro formato (.yaml), u Open Referral HSDS 3 (.json).

## La diferencia

signpost-import-heading = ### Lo que cambiaría este archivo
# $added, $changed, $removed: numbers.
signpost-import-counts = Nuevas: { $added }. Cambiadas: { $changed }. Quitadas: { $removed }.
signpost-import-nothing = Este archivo dice lo mismo que la lista. No hay nada que cambiar.
signpost-import-confirm = De lo nuevo no se ve nada hasta que alguien del equipo de moderación lo confirme.
# $name: of a service. $fields: what changes in it.
signpost-import-added = Nueva: { $name }
signpost-import-changed = Cambiada: { $name } ({ $fields })
signpost-import-removed = Quitada: { $name }
# $more: how many are not named here.
signpost-import-more = … y { $more } más
signpost-import-moved = La lista cambió entretanto. Esto es lo que el archivo cambiaría ahora.
signpost-applied = Hecho. Puedes deshacerlo durante 30 días.

## Fallos en un archivo

# $count: how many.
signpost-import-mistakes = { $count ->
        [one] ### No ha cambiado nada: en el archivo hay una cosa que mirar otra vez
       *[other] ### No ha cambiado nada: en el archivo hay { $count } cosas que mirar otra vez
    }
signpost-import-all-mistakes = El archivo adjunto las nombra todas.
signpost-import-gone = Este archivo ya se aplicó, o esperó demasiado. Tráelo otra vez, por favor.

## Llevarse una lista

# $count: how many entries.
signpost-exported = { $count ->
        [one] Una ficha, en nuestro formato y como Open Referral HSDS 3.
       *[other] { $count } fichas, en nuestro formato y como Open Referral HSDS 3.
    }
signpost-export-empty = En la lista no hay nada que llevarse.
# The first line of the file.
signpost-export-heading = Una lista de servicios de Alongside. Quien la recibe confirma cada ficha de nuevo.
