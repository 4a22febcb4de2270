package dev.zvonar.callee;

import dev.zvonar.kernel.TenantId;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/// The bytes of an upload, one piece in memory at a time. One thread.
final class UploadInput extends InputStream {
  private final UploadTable uploads;
  private final TenantId tenant;
  private final UUID id;

  private byte[] piece = new byte[0];
  private int at;
  private int nextPiece;

  private long position;

  UploadInput(UploadTable uploads, TenantId tenant, UUID id) {
    this.uploads = uploads;
    this.tenant = tenant;
    this.id = id;
  }

  /// Bytes read so far.
  long position() {
    return position;
  }

  @Override
  public int read() {
    return hasMore() ? taken(1, piece[at++] & 0xFF) : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0 || !hasMore()) {
      return length == 0 ? 0 : -1;
    }
    int n = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, from, n);
    at += n;
    return taken(n, n);
  }

  private int taken(int bytes, int result) {
    position += bytes;
    return result;
  }

  private boolean hasMore() {
    if (at == piece.length) {
      piece = uploads.pieceOf(tenant, id, nextPiece).orElse(new byte[0]);
      nextPiece++;
      at = 0;
    }
    return at < piece.length;
  }
}
