package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.TransientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  @Test
  void a_file_that_a_full_disk_cut_short_is_asked_for_again_and_never_taken_for_what_was_sent(
      @TempDir Path folder) throws Exception {
    Path stored = Files.write(folder.resolve("spooled"), new byte[] {1, 2, 3});

    assertThat(new Uploads.Upload("a.pdf", 3, stored).content()).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> new Uploads.Upload("a.pdf", 10, stored).content())
        .isInstanceOf(TransientFailure.class)
        .extracting("code")
        .isEqualTo("upload.not-kept");
  }
}
