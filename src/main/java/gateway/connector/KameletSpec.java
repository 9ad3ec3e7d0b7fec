package gateway.connector;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one Kamelet is called with, read from its {@code spec.definition}.
 *
 * @param role {@code source}, {@code sink} or {@code action}
 */
public record KameletSpec(
    String name, String role, Map<String, Parameter> parameters, Set<String> required) {

  public KameletSpec {
    parameters = Map.copyOf(parameters);
    required = Set.copyOf(required);
  }

  /**
   * One parameter.
   *
   * @param type {@code string}, {@code integer} or {@code boolean}
   * @param format what a text must be: {@code paraph:secret}, {@code paraph:schedule}, {@code
   *     paraph:mapping}, {@code paraph:contract}, {@code paraph:events}, {@code paraph:suffix},
   *     {@code paraph:pattern}, {@code uri}, or empty
   * @param allowed the only values; empty allows all
   */
  public record Parameter(String type, String format, List<String> allowed) {
    public Parameter {
      allowed = List.copyOf(allowed);
    }
  }
}
