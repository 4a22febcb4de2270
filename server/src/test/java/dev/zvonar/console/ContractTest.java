package dev.zvonar.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.access.Audit;
import dev.zvonar.callee.CalleeLists;
import dev.zvonar.callee.ListsConfig;
import dev.zvonar.callee.OptOuts;
import dev.zvonar.callee.Uploads;
import dev.zvonar.campaign.Campaigns;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.dialer.Calls;
import dev.zvonar.message.MessageConfig;
import dev.zvonar.message.Messages;
import dev.zvonar.message.Recordings;
import dev.zvonar.speech.EspeakConfig;
import dev.zvonar.speech.EspeakEngine;
import dev.zvonar.speech.Speech;
import dev.zvonar.speech.SpeechConfig;
import dev.zvonar.trunk.Seal;
import dev.zvonar.trunk.Trunks;
import dev.zvonar.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// openapi.yaml and the routes say the same.
class ContractTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final JsonNode api = JsonMapper.builder().build().readTree(ApiDescription.load().json());
  @TempDir Path folder;

  @Test
  void every_route_is_described_and_every_operation_has_a_route() throws Exception {
    assertThat(new TreeSet<>(routes())).isEqualTo(described());
  }

  @Test
  void every_reference_of_the_description_leads_somewhere() {
    var broken =
        api.findValues("$ref").stream()
            .map(JsonNode::stringValue)
            .filter(reference -> api.at(reference.substring(1)).isMissingNode())
            .toList();
    assertThat(broken).isEmpty();
  }

  @Test
  void operation_ids_are_unique() {
    var ids = api.findValues("operationId").stream().map(JsonNode::stringValue).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  private List<String> routes() throws IOException {
    try (Db db = TestDb.fresh();
        LiveRoutes live = new LiveRoutes(db, (_, _, _) -> null, (_, _, _) -> null)) {
      var settings = AccessSettings.defaults();
      var access = new Access(db, settings, InstantSource.system());
      var audit = new Audit(db);
      var router = new Router();
      new SessionRoutes(access, audit).addTo(router);
      new TokenRoutes(access.tokens(), audit).addTo(router);
      new TrunkRoutes(new Trunks(db, Seal.at(folder.resolve("key"))), audit).addTo(router);
      var recordings = new Recordings(db, MessageConfig.DEFAULT, Map.of());
      var engine = new EspeakEngine(EspeakConfig.DEFAULT, Map.of(), System::nanoTime);
      var speech = new Speech(engine, db, SpeechConfig.DEFAULT);
      new RecordingRoutes(recordings, audit).addTo(router);
      new MessageRoutes(new Messages(db, speech, recordings, System::nanoTime), audit)
          .addTo(router);
      new CampaignRoutes(new Campaigns(db, (_, _, _) -> List.of()), audit).addTo(router);
      new CallRoutes(new Calls(db), audit).addTo(router);
      var lists = new ListsConfig(1 << 20, 1_000, 1, folder);
      var uploads = new Uploads(db, lists);
      try (var opened = CalleeLists.open(db, uploads, lists, 1)) {
        new ListRoutes(uploads, opened, audit).addTo(router);
      }
      new OptOutRoutes(new OptOuts(db), audit).addTo(router);
      live.addTo(router);
      new SystemRoutes(db, new SystemRoutes.Facts("1", List::of, () -> false)).addTo(router);
      return router.operations();
    }
  }

  private Set<String> described() {
    var operations = new TreeSet<String>();
    api.at("/paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(member -> {
                  if (METHODS.contains(member.getKey())) {
                    var method = member.getKey().toUpperCase(Locale.ROOT);
                    operations.add(method + " " + path.getKey());
                  }
                }));
    return operations;
  }
}
