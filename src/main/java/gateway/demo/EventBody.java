package gateway.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;

/** Finds the event's JSON in a callback's body: the whole body, or the JSON part of a multipart. */
final class EventBody {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private EventBody() {}

  /** Return the event, or a missing node when there is none. */
  static JsonNode read(String contentType, byte[] body) throws IOException {
    try {
      if (contentType.startsWith("multipart/")) {
        return firstJson(new MimeMultipart(new ByteArrayDataSource(body, contentType)));
      }
      return JSON.readTree(body);
    } catch (JacksonException | MessagingException e) {
      // A caller that sends something else is recorded like any other, only without its contract.
      return MissingNode.getInstance();
    }
  }

  private static JsonNode firstJson(MimeMultipart parts) throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("application/json")) {
        try (InputStream in = part.getInputStream()) {
          return JSON.readTree(in);
        }
      }
    }
    return MissingNode.getInstance();
  }
}
