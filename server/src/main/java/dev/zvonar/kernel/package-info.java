/// Room `kernel`: the words every room speaks.
///
/// Door: every type here. [TenantId] says whose data it is, [PhoneNumber] whom we call, [Verdict]
/// how an attempt ended, [Text] what a person reads in Russian or English; [Rejected] and
/// [Unavailable] are the two exceptions that may cross a door. Everything is a value: safe in any
/// thread. The room knows no other room, no socket and no database.
@NullMarked
package dev.zvonar.kernel;

import org.jspecify.annotations.NullMarked;
