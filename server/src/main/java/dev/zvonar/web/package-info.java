/// Serves HTTP: routes, problem answers, event streams, uploads and the console's files.
///
/// The door is [dev.zvonar.web.WebServer]. A room that answers over HTTP fills a
/// [dev.zvonar.web.Router] with [dev.zvonar.web.Handler]s; each turns an [dev.zvonar.web.Ask] into
/// a [dev.zvonar.web.Reply]. Who asks is said by a [dev.zvonar.web.Gate].
///
/// Threads: two platform threads select and accept; each request runs on its own virtual thread, so
/// handlers may block. Limits: connections, header bytes, body bytes, idle time, event streams and
/// their buffers, each from [dev.zvonar.web.WebConfig].
@NullMarked
package dev.zvonar.web;

import org.jspecify.annotations.NullMarked;
