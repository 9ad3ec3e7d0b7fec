package gateway.store;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** See {@link OnBothDatabases}. */
public final class BothDatabases implements ClassTemplateInvocationContextProvider {
  private static boolean postgres;

  /** Whether the running test is to use PostgreSQL. */
  public static boolean isPostgres() {
    return postgres;
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(new On("SQLite", false), new On("PostgreSQL", true));
  }

  private record On(String name, boolean onPostgres) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return name;
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      postgres = onPostgres;
      AutoCloseable end = () -> postgres = false;
      context.getStore(ExtensionContext.Namespace.create(On.class)).put("end", end);
    }
  }
}
