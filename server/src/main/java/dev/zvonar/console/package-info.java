/// Room `console`: shows and steers the product over HTTP, as openapi.yaml says.
///
/// Door: one `…Routes` class a group of operations; each is given the doors of the rooms it serves
/// and adds its routes to a [dev.zvonar.web.Router]. The room decides nothing itself: it turns
/// requests into calls of those rooms, and their facts into JSON. Threads: the request's own.
@NullMarked
package dev.zvonar.console;

import org.jspecify.annotations.NullMarked;
