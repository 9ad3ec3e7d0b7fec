package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNameTest {
  private static Stream<Arguments> names() {
    return Stream.of(
        arguments("contrat.pdf", "contrat.pdf"),
        arguments("../../etc/passwd", "passwd"),
        arguments("C:\\Users\\lea\\bail.pdf", "bail.pdf"),
        arguments("a\0b\r\nc.pdf", "abc.pdf"),
        arguments("invoice\u202egpj.exe", "invoicegpj.exe"),
        arguments("\u2066x\u2069\ufeff.pdf", "x.pdf"),
        arguments("half \ud83d.pdf", "half .pdf"),
        arguments(" .htaccess", "htaccess"),
        arguments("...", "document"),
        arguments("", "document"),
        arguments("folder/", "document"),
        arguments("e\u0301 田中 Ω.pdf", "e\u0301 田中 Ω.pdf"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_says_only_what_can_be_seen(String given, String kept) {
    assertThat(FileName.clean(given)).isEqualTo(kept);
  }

  @Test
  void a_long_name_keeps_its_ending() {
    String kept = FileName.clean("\uD83D\uDE00".repeat(300) + ".pdf");
    assertThat(kept.codePointCount(0, kept.length())).isEqualTo(200);
    assertThat(kept).endsWith("\uD83D\uDE00.pdf");
  }
}
