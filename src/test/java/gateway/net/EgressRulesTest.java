package gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.net.EgressRules.NamedBy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressRulesTest {
  private static final EgressRules NOTHING_LISTED = EgressRules.parse("");

  private static boolean permits(EgressRules rules, NamedBy by, String host, String address)
      throws UnknownHostException {
    return !rules.permitted(by, host, InetAddress.getByName(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "2606:2800:220:1:248:1893:25c8:1946", "100.63.255.255"})
  void everybody_may_name_a_public_address(String address) throws Exception {
    assertThat(permits(NOTHING_LISTED, NamedBy.TENANT, "erp.example.org", address)).isTrue();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "erp.example.org", address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "198.18.0.1",
        "240.0.0.1",
        "fd12::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:db8::1"
      })
  void only_the_operator_may_name_a_private_address(String address) throws Exception {
    assertThat(permits(NOTHING_LISTED, NamedBy.TENANT, "erp.example.org", address)).isFalse();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "erp.example.org", address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.1.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "fd00:ec2::254",
        "fe80::1",
        "ff02::1",
        "::",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "::ffff:169.254.169.254"
      })
  void nobody_may_name_metadata_link_local_multicast_or_unspecified(String address)
      throws Exception {
    EgressRules all = EgressRules.parse("0.0.0.0/0 ::/0 erp.example.org");

    assertThat(permits(all, NamedBy.TENANT, "erp.example.org", address)).isFalse();
    assertThat(permits(all, NamedBy.OPERATOR, "erp.example.org", address)).isFalse();
  }

  @Test
  void the_operator_may_write_this_machine_but_a_name_may_not_lead_there() throws Exception {
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "localhost", "127.0.0.1")).isTrue();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "127.0.0.1", "127.0.0.1")).isTrue();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "[::1]", "::1")).isTrue();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "erp.example.org", "127.0.0.1")).isFalse();
    assertThat(permits(NOTHING_LISTED, NamedBy.OPERATOR, "127.evil.org", "127.0.0.1")).isFalse();
    assertThat(permits(NOTHING_LISTED, NamedBy.TENANT, "localhost", "127.0.0.1")).isFalse();
  }

  @Test
  void what_is_listed_is_open_to_tenants_too() throws Exception {
    EgressRules rules = EgressRules.parse("10.1.0.0/16, ERP.internal 127.0.0.1");

    assertThat(permits(rules, NamedBy.TENANT, "a.example.org", "10.1.255.255")).isTrue();
    assertThat(permits(rules, NamedBy.TENANT, "a.example.org", "10.2.0.0")).isFalse();
    assertThat(permits(rules, NamedBy.TENANT, "erp.internal", "192.168.7.7")).isTrue();
    assertThat(permits(rules, NamedBy.TENANT, "localhost", "127.0.0.1")).isTrue();
    assertThat(permits(rules, NamedBy.TENANT, "localhost", "127.0.0.2")).isFalse();
  }

  @Test
  void of_a_mixed_answer_only_the_permitted_addresses_are_used() throws Exception {
    InetAddress good = InetAddress.getByName("93.184.215.14");
    InetAddress bad = InetAddress.getByName("10.0.0.1");

    List<InetAddress> permitted =
        NOTHING_LISTED.permitted(NamedBy.TENANT, "mixed.example.org", bad, good);

    assertThat(permitted).containsExactly(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "fd00::/x", "300.1.1.1", "erp/8"})
  void a_malformed_entry_is_refused_with_the_way_to_write_it(String entry) {
    assertThatThrownBy(() -> EgressRules.parse(entry))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("10.0.0.0/8");
  }
}
