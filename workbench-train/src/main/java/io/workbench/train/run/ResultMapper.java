package io.workbench.train.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one set of rules for results as JSON: what is absent is left out, instants are ISO-8601, what
 * is not a finite number is refused, and reading is as strict as the schema.
 */
final class ResultMapper {
  private ResultMapper() {}

  static JsonMapper create() {
    JsonInclude.Value present =
        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(finiteNumbers())
        .annotationIntrospector(new RequiredUnlessNullable())
        .defaultPropertyInclusion(present)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  private static SimpleModule finiteNumbers() {
    FiniteSerializer<Double> doubles = new FiniteSerializer<>(Double.class);
    FiniteSerializer<Float> floats = new FiniteSerializer<>(Float.class);
    return new SimpleModule()
        .addSerializer(Double.class, doubles)
        .addSerializer(double.class, doubles)
        .addSerializer(Float.class, floats)
        .addSerializer(float.class, floats);
  }

  /** JSON has no NaN, and Jackson's way of writing it as text would pass for a number unseen. */
  private static final class FiniteSerializer<N extends Number> extends StdSerializer<N> {
    private static final long serialVersionUID = 1L;

    FiniteSerializer(Class<N> type) {
      super(type);
    }

    @Override
    public void serialize(N value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value.doubleValue())) {
        throw JsonMappingException.from(generator, "must be finite, but is " + value);
      }
      // The shortest decimal that reads back as the same float or double.
      generator.writeNumber(value.toString());
    }
  }

  /** A record's component is required unless it is marked {@code @Nullable}. */
  private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
      return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
      return isRequired(member)
          ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
          : super.findSetterInfo(member);
    }

    private static boolean isRequired(Annotated member) {
      return member instanceof AnnotatedParameter parameter
          && parameter.getOwner() instanceof AnnotatedConstructor owner
          && owner.getDeclaringClass().isRecord()
          && !owner
              .getAnnotated()
              .getAnnotatedParameterTypes()[parameter.getIndex()]
              .isAnnotationPresent(Nullable.class);
    }
  }
}
