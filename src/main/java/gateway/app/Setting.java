package gateway.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operator should know of one setting; docs/configuration.md is made of these. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Setting.All.class)
@interface Setting {
  String name();

  String means();

  /** What holds when nothing is set, where application.properties gives no default. */
  String absent() default "–";

  /** Several settings that are read into one value. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface All {
    Setting[] value();
  }
}
