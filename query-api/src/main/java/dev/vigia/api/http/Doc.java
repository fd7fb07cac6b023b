package dev.vigia.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@code /openapi.json} says about a component of a record: its meaning and unit, and an example. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    String value();

    /** In JSON, or bare text for a string; when left out, the example is made from the type. */
    String example() default "";

    /** Every value that a string can have; empty when there is no closed list. */
    String[] choices() default {};
}
