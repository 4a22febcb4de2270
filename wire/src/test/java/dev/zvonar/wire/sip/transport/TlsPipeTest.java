package dev.zvonar.wire.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class TlsPipeTest {
  @Test
  void what_is_written_before_the_connection_stands_waits_and_opens_nothing() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 5_061);
    engine.setUseClientMode(true);
    var sent = new ArrayList<ByteBuffer>();
    var pipe = new TlsPipe(engine, new Recorder(sent));
    pipe.write(ByteBuffer.wrap(new byte[100]));
    assertThat(pipe.isOpen()).isFalse();
    assertThat(pipe.waitingBytes()).isEqualTo(100);
    assertThat(sent).isEmpty();
    pipe.begin();
    assertThat(pipe.isOpen()).isFalse();
    assertThat(sent).hasSize(1);
    assertThat(pipe.waitingBytes()).isEqualTo(100);
  }

  private record Recorder(List<ByteBuffer> sent) implements TlsPipe.Ends {
    @Override
    public void toNetwork(ByteBuffer sealed) {
      sent.add(sealed);
    }

    @Override
    public void toReader(ByteBuffer plain) {
      throw new AssertionError("nobody answered");
    }

    @Override
    public void beside(List<Runnable> tasks) {
      tasks.forEach(Runnable::run);
    }
  }
}
