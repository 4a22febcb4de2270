package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.message.Message;
import dev.zvonar.message.MessageDraft;
import dev.zvonar.message.MessageKey;
import dev.zvonar.message.MessagePart;
import dev.zvonar.message.Messages;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `/messages`: what is said, and how it will sound.
public final class MessageRoutes {
  private final Messages messages;
  private final Audit audit;

  /// Serves these messages.
  public MessageRoutes(Messages messages, Audit audit) {
    this.messages = messages;
    this.audit = audit;
  }

  /// Adds the operations of `/messages`.
  public void addTo(Router router) {
    router
        .get("/messages", this::list)
        .create("/messages", this::create)
        .post("/messages/preview", this::preview)
        .get("/messages/{id}", this::get)
        .put("/messages/{id}", this::update)
        .delete("/messages/{id}", this::delete);
  }

  private Reply list(Ask ask) {
    List<View> items = messages.list(ask.caller().tenant()).stream().map(View::of).toList();
    return Reply.ok(Map.of("items", items));
  }

  private Reply get(Ask ask) {
    Message message = messages.get(ask.caller().tenant(), ask.id("id"));
    return Reply.ok(View.of(message)).withEtag(message.version());
  }

  private Reply create(Ask ask) {
    Message message = messages.create(ask.caller().tenant(), ask.json(MessageDraft.class));
    audited(ask, "message.create", message);
    return Reply.created(View.of(message)).withEtag(message.version());
  }

  private Reply update(Ask ask) {
    Message message =
        messages.update(
            ask.caller().tenant(), ask.id("id"), ask.ifMatch(), ask.json(MessageDraft.class));
    audited(ask, "message.update", message);
    return Reply.ok(View.of(message)).withEtag(message.version());
  }

  private Reply delete(Ask ask) {
    long id = ask.id("id");
    messages.delete(ask.caller().tenant(), id);
    audit.write(ask.caller(), "message.delete", "message " + id, Map.of());
    return Reply.noContent();
  }

  private void audited(Ask ask, String action, Message message) {
    Map<String, Object> detail =
        Map.of("name", message.draft().name(), "version", message.version());
    audit.write(ask.caller(), action, "message " + message.id(), detail);
  }

  private Reply preview(Ask ask) {
    Preview preview = ask.json(Preview.class);
    byte[] wav = messages.preview(ask.caller().tenant(), preview.message(), preview.tags());
    return Reply.bytes("audio/wav", wav).withHeader("Cache-Control", "no-store");
  }

  /// The body of a preview.
  public record Preview(MessageDraft message, Map<String, String> tags) {
    /// A missing message is an empty one, which is then found invalid.
    public Preview {
      message =
          Objects.requireNonNullElseGet(
              message, () -> new MessageDraft("", "", List.of(), List.of(), 0, 0));
      tags = Objects.requireNonNullElse(tags, Map.of());
    }
  }

  /// A message as openapi.yaml describes it.
  record View(
      long id,
      int version,
      String name,
      String language,
      List<MessagePart> parts,
      List<MessageKey> keys,
      int waitForKeyMs,
      int repeatsMax,
      List<String> tags,
      Instant updatedAt,
      List<String> usedBy) {
    static View of(Message message) {
      MessageDraft draft = message.draft();
      return new View(
          message.id(),
          message.version(),
          draft.name(),
          draft.language(),
          draft.parts(),
          draft.keys(),
          draft.waitForKeyMs(),
          draft.repeatsMax(),
          message.tags(),
          message.updatedAt(),
          message.usedBy());
    }
  }
}
