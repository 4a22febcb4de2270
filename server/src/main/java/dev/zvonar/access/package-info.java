/// Room `access`: knows who may come in: users with their passwords and log-ins, API tokens.
///
/// Door: [Access], which is also the gate of the web server; [ApiTokens]; [Audit], the book of who
/// changed what. The database holds no password and no usable token: passwords as PBKDF2 hashes,
/// log-ins and tokens as SHA-256 of 256 random bits. Threads: any; callers block. Limits: hashes
/// computed at once, wrong passwords by login and address, tokens a tenant.
@NullMarked
package dev.zvonar.access;

import org.jspecify.annotations.NullMarked;
