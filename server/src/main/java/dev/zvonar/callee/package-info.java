/// Room `callee`: knows whom we may call.
///
/// Door: [dev.zvonar.callee.Uploads] takes a file and says what it looks like,
/// [dev.zvonar.callee.CalleeLists] makes a callee list of it and shows lists, people and refused
/// rows, [dev.zvonar.callee.OptOuts] keeps those who asked never to be called again, and
/// [dev.zvonar.callee.PhoneReader] reads numbers as people write them.
///
/// Path of a file: bytes in pieces of 1 MiB (`upload_chunk`) -> [dev.zvonar.callee.TextEncoding]
/// and [dev.zvonar.callee.Delimiters] -> rows ([dev.zvonar.callee.RowSource]) ->
/// [dev.zvonar.callee.RowRules] -> one transaction that stores every good and every refused row, or
/// nothing.
///
/// Threads: one virtual thread an import, `importsMax` at a time on a node; one more looks after
/// abandoned imports, old uploads and deleted lists. Limits: bytes of an upload, rows of a list,
/// columns, characters of a cell, refused rows kept; see [dev.zvonar.callee.ListsConfig].
@NullMarked
package dev.zvonar.callee;

import org.jspecify.annotations.NullMarked;
