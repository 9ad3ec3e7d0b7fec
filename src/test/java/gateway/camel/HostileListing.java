package gateway.camel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpFile;

/** A file system whose listings also name files that no honest server would list. */
final class HostileListing {
  static final List<String> NAMES =
      List.of("../people-up.csv", "..\\people-up.csv", "people/../../x.csv", "/etc/people.csv");

  private HostileListing() {}

  static FileSystemFactory wrap(FileSystemFactory real) {
    return user -> proxy(FileSystemView.class, real.createFileSystemView(user), "");
  }

  private static <T> T proxy(Class<T> type, Object target, String name) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Renamed(target, name)));
  }

  /** Answers as the real file does, but for its name and its listing. */
  private record Renamed(Object target, String name) implements InvocationHandler {
    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      Object[] real =
          arguments == null
              ? null
              : Arrays.stream(arguments).map(HostileListing::unwrapped).toArray();
      Object result;
      try {
        result = method.invoke(target, real);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      if (method.getName().equals("getName") && !name.isEmpty()) {
        return name;
      }
      if (result instanceof FtpFile file) {
        return proxy(FtpFile.class, file, "");
      }
      return method.getName().equals("listFiles") ? listed((List<?>) result) : result;
    }
  }

  private static Object unwrapped(Object value) {
    return Proxy.isProxyClass(value.getClass())
            && Proxy.getInvocationHandler(value) instanceof Renamed renamed
        ? renamed.target()
        : value;
  }

  private static List<FtpFile> listed(List<?> real) {
    List<FtpFile> all = new ArrayList<>();
    for (Object file : real) {
      all.add((FtpFile) file);
      if (((FtpFile) file).isFile()) {
        NAMES.forEach(name -> all.add(proxy(FtpFile.class, file, name)));
      }
    }
    return all;
  }
}
