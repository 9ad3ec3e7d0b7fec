package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void later_sources_win_defaults_file_environment_flags() throws Exception {
    Files.writeString(
        folder.resolve("paraph.properties"),
        "paraph.port=1001\n"
            + "paraph.organisation.name=Boulangerie Éclair\n"
            + "paraph.zone=Europe/Brussels\n");
    Settings settings =
        read(
            Map.of("PARAPH_PORT", "1002", "PARAPH_MANAGEMENT_PORT", "1003"),
            Map.of("paraph.data", folder.toString(), "paraph.port", "1004"));
    assertThat(settings.port()).isEqualTo(1004);
    assertThat(settings.managementPort()).isEqualTo(1003);
    assertThat(settings.organisation().name()).isEqualTo("Boulangerie Éclair");
    assertThat(settings.organisation().zone().getId()).isEqualTo("Europe/Brussels");
    assertThat(settings.workThreads()).isPositive();
  }

  @Test
  void relative_paths_are_the_callers() {
    Settings settings = read(Map.of(), Map.of("paraph.data", "here"));
    assertThat(settings.data()).isEqualTo(folder.resolve("here"));
    assertThat(settings.secrets()).isEqualTo(folder.resolve("here/secrets"));
  }

  @Test
  void the_properties_of_a_relative_data_folder_are_read_from_where_the_command_was_typed()
      throws Exception {
    Path here = Files.createDirectories(folder.resolve("here"));
    Files.writeString(here.resolve("paraph.properties"), "paraph.port=1001\n");
    assertThat(read(Map.of(), Map.of("paraph.data", "here")).port()).isEqualTo(1001);
    assertThat(read(Map.of("PARAPH_DATA", "here"), Map.of()).port()).isEqualTo(1001);
  }

  @Test
  void a_connectors_placeholders_can_be_overridden_from_outside() {
    Settings settings = read(Map.of("PARAPH_CONNECTORS_DEMO_FTP_PORT", "2121"), Map.of());
    assertThat(settings.connectorOverrides()).containsEntry("demo.ftp.port", "2121");
  }

  @Test
  void several_timestamp_authorities_are_a_list() {
    Settings settings =
        read(Map.of("PARAPH_TIMESTAMP_URLS", "http://a.example/tsa, https://b.example"), Map.of());
    assertThat(settings.timestampUrls()).hasSize(2);
  }

  @Test
  void an_organisations_colour_is_taken_when_it_can_be_read() {
    assertThat(
            read(Map.of("PARAPH_ORGANISATION_ACCENT", "#7A1FA2"), Map.of()).organisation().accent())
        .isEqualTo("#7a1fa2");
    assertThatThrownBy(() -> read(Map.of("PARAPH_ORGANISATION_ACCENT", "#ffcc00"), Map.of()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("choose a darker one");
  }

  @Test
  void a_wrong_value_is_refused_with_its_name_and_what_is_allowed() {
    assertThatThrownBy(() -> read(Map.of("PARAPH_PORT", "http"), Map.of()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage("paraph.port must be a whole number from 0 to 65535, but is \"http\"");
    assertThatThrownBy(() -> read(Map.of("PARAPH_PUBLIC_URL", "sign.example.org"), Map.of()))
        .hasMessageContaining("paraph.public-url must be an http or https address");
    assertThatThrownBy(() -> read(Map.of("PARAPH_ZONE", "Mars/Olympus"), Map.of()))
        .hasMessageContaining("paraph.zone");
  }

  @Test
  void an_address_no_mail_can_carry_is_refused_with_the_settings_name() {
    assertThatThrownBy(() -> read(Map.of("PARAPH_MAIL_FROM", "Paraph <a@b.example>"), Map.of()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage(
            "paraph.mail.from must be an address such as lea@example.org, but is \"Paraph"
                + " <a@b.example>\"");
    assertThatThrownBy(() -> read(Map.of("PARAPH_ORGANISATION_EMAIL", "a..b@c.org"), Map.of()))
        .hasMessageContaining("paraph.organisation.email must not have a dot");
  }

  @Test
  void a_name_that_is_no_setting_is_warned_about_with_the_nearest_one() throws Exception {
    Files.writeString(
        folder.resolve("paraph.properties"), "paraph.organization.name=ACME\nparaph.port=1\n");
    SettingsSource source =
        SettingsSource.gather(
            Map.of(
                "PARAPH_TIMESTAMP_URL", "http://tsa.example",
                "PARAPH_MANAGEMENT_PORT", "1",
                "PARAPH_CONNECTORS_DEMO_FTP_PORT", "21",
                "PARAPH_JAVA_OPTS", "-Xmx1g",
                "HOME", "/home/lea"),
            Map.of("paraph.data", folder.toString()),
            null,
            folder);

    assertThat(SettingNames.warnings(source))
        .containsExactly(
            "There is no setting paraph.organization.name (in the environment:"
                + " PARAPH_ORGANIZATION_NAME), so it has no effect. Did you mean"
                + " 'paraph.organisation.name'?",
            "There is no setting paraph.timestamp.url (in the environment: PARAPH_TIMESTAMP_URL),"
                + " so it has no effect. Did you mean 'paraph.timestamp.urls'?");
  }

  private Settings read(Map<String, String> environment, Map<String, String> flags) {
    return Settings.read(
        SettingsSource.gather(environment, flags, null, folder), folder, Path.of("/opt/paraph"));
  }
}
