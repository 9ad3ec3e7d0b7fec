package gateway.work;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Task data as text, in place of db-scheduler's Java serialization. A work's key says everything,
 * so there normally is none.
 */
final class TextData implements Serializer {
  @Override
  @SuppressWarnings("NullAway") // no data is stored as NULL
  public byte[] serialize(@Nullable Object data) {
    return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("NullAway") // no data is stored as NULL
  public <T> T deserialize(Class<T> type, byte @Nullable [] stored) {
    return stored == null ? null : type.cast(new String(stored, StandardCharsets.UTF_8));
  }
}
