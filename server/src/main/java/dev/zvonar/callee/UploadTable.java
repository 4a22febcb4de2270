package dev.zvonar.callee;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import java.util.Optional;
import java.util.UUID;

/// SQL of uploads and their pieces.
final class UploadTable {
  static final int PIECE_BYTES = 1 << 20;

  private final Db db;

  UploadTable(Db db) {
    this.db = db;
  }

  /// A whole upload.
  record Upload(UUID id, String sourceName, long byteCount, boolean utf8) {}

  void begin(TenantId tenant, UUID id, String sourceName) {
    db.update(
        "insert into upload (tenant_id, id, source_name, byte_count) values (?, ?, ?, 0)",
        tenant,
        id,
        sourceName);
  }

  void piece(TenantId tenant, UUID id, int no, byte[] bytes) {
    db.update(
        "insert into upload_chunk (tenant_id, upload_id, no, bytes) values (?, ?, ?, ?)",
        tenant,
        id,
        no,
        bytes);
  }

  void finish(TenantId tenant, UUID id, long byteCount, boolean utf8) {
    db.update(
        "update upload set byte_count = ?, utf8 = ? where tenant_id = ? and id = ?",
        byteCount,
        utf8,
        tenant,
        id);
  }

  Optional<Upload> find(TenantId tenant, UUID id) {
    return db.one(
        Upload.class,
        """
        select id, source_name, byte_count, utf8 from upload
        where tenant_id = ? and id = ? and byte_count > 0
        """,
        tenant,
        id);
  }

  Optional<byte[]> pieceOf(TenantId tenant, UUID id, int no) {
    return db.one(
        byte[].class,
        "select bytes from upload_chunk where tenant_id = ? and upload_id = ? and no = ?",
        tenant,
        id,
        no);
  }

  /// Bytes of the tenant's uploads that wait for a list to be made of them.
  long bytesKept(TenantId tenant) {
    return db.one(
            Long.class,
            "select coalesce(sum(byte_count), 0)::bigint from upload where tenant_id = ?",
            tenant)
        .orElse(0L);
  }

  void drop(TenantId tenant, UUID id) {
    db.update("delete from upload where tenant_id = ? and id = ?", tenant, id);
  }

  /// Removes one upload older than a day; says whether there was one. One at a time: half a gigabyte
  /// a statement is enough.
  boolean dropOld() {
    return db.update(
            """
            delete from upload where id in (
              select id from upload where created_at < now() - interval '1 day'
              order by created_at limit 1 for update skip locked)
            """)
        > 0;
  }
}
