/// Room `sip.dialog`: what happens inside a dialog once it is there, decided: offers and answers
/// (RFC 3264), reliable provisional responses (RFC 3262), session timers (RFC 4028), redirection and
/// transfer. Behind the door of room `sip`; not exported.
///
/// Pure: machines and values only, with no clock, socket, thread or chance of their own; the shells in
/// `sip` carry out what is decided here, on the signalling thread. Each machine's table is approved in
/// `docs/protocols`.
@NullMarked
package dev.zvonar.wire.sip.dialog;

import org.jspecify.annotations.NullMarked;
