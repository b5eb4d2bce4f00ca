package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A server too old for the schema, as far as the driver asks it anything. */
class OldPostgresTest {
  private static final int BYTES_OF_LENGTH = 4;

  @Test
  void serverThatIsTooOldIsOneSentence() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server));
      answering.setDaemon(true);
      answering.start();
      String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/market";

      assertThatThrownBy(
              () -> SnapshotStore.open(StoreLocation.of(url + "?user=old&sslmode=disable")))
          .isInstanceOf(InputException.class)
          .hasMessage(
              url + " must be a database of PostgreSQL 10 or newer, but its server is 9.6.24.");
    }
  }

  /** PostgreSQL's protocol 3.0: lets the client in, then says to each command that it is done. */
  private static void answer(ServerSocket server) {
    try (Socket client = server.accept();
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.skipNBytes(in.readInt() - BYTES_OF_LENGTH);
      send(out, 'R', "\0\0\0\0");
      send(out, 'S', "server_version\0" + "9.6.24\0");
      send(out, 'S', "client_encoding\0UTF8\0");
      send(out, 'S', "integer_datetimes\0on\0");
      send(out, 'Z', "I");
      while (in.read() == 'Q') {
        in.skipNBytes(in.readInt() - BYTES_OF_LENGTH);
        send(out, 'C', "SET\0");
        send(out, 'Z', "I");
      }
    } catch (IOException e) {
      // The test then fails for want of an answer.
    }
  }

  private static void send(DataOutputStream out, char type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    out.writeByte(type);
    out.writeInt(BYTES_OF_LENGTH + bytes.length);
    out.write(bytes);
    out.flush();
  }
}
