package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.NearestName;
import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import io.workbench.train.spec.SpecNode.Sequence;
import io.workbench.train.spec.SpecTypes.Choice;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into records by the names and types of their components. A key that no component has
 * is an error; an absent one takes the type's default; one written as {@code null} is allowed where
 * the component is nullable.
 */
final class RecordBinder {
  private final SpecTypes types;

  RecordBinder(SpecTypes types) {
    this.types = types;
  }

  /** The record that the tree describes; {@code path} is empty for a document's root. */
  <T extends Record> T bind(SpecNode node, Class<T> type, String path) {
    return bind(node, type, path, Set.of());
  }

  /** The same of a mapping with further keys, which someone else reads. */
  <T extends Record> T bind(SpecNode node, Class<T> type, String path, Set<String> alsoKnown) {
    return type.cast(record(node, type, path, alsoKnown));
  }

  private Object record(SpecNode node, Class<?> type, String path, Set<String> alsoKnown) {
    if (!(node instanceof Mapping mapping)) {
      throw ScalarReader.wrong(node, path.isEmpty() ? "the spec" : path, "a mapping");
    }
    RecordComponent[] components = type.getRecordComponents();
    Set<String> known = new LinkedHashSet<>(alsoKnown);
    Arrays.stream(components).map(RecordComponent::getName).forEach(known::add);
    requireKnown(mapping, known, path);
    Object[] values = new Object[components.length];
    for (int index = 0; index < components.length; index++) {
      values[index] = component(mapping, components[index], path);
    }
    return construct(type, components, values, mapping);
  }

  private @Nullable Object component(Mapping mapping, RecordComponent component, String path) {
    String name = component.getName();
    Field field = mapping.fields().get(name);
    if (field == null) {
      return absent(mapping, component, join(path, name));
    }
    boolean isNull = field.value() instanceof Scalar scalar && scalar.isNull();
    if (isNull && isNullable(component)) {
      return null;
    }
    return value(field.value(), component.getGenericType(), join(path, name));
  }

  private @Nullable Object absent(Mapping mapping, RecordComponent component, String path) {
    Object value = types.defaultsOf(component.getDeclaringRecord()).get(component.getName());
    if (value == null && !isNullable(component)) {
      throw new InputException(mapping.where().prefix() + "\"" + path + "\" must be given.");
    }
    return value;
  }

  private Object value(SpecNode node, Type type, String path) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getRawType() == List.class
          ? list(node, parameterized.getActualTypeArguments()[0], path)
          : map(node, parameterized.getActualTypeArguments()[1], path);
    }
    Class<?> plain = (Class<?>) type;
    Choice choice = types.choiceOf(plain);
    if (choice != null) {
      return chosen(node, choice, path);
    }
    return ScalarReader.reads(plain)
        ? ScalarReader.read(node, plain, path)
        : record(node, plain, path, Set.of());
  }

  private Object chosen(SpecNode node, Choice choice, String path) {
    if (!(node instanceof Mapping mapping)) {
      throw ScalarReader.wrong(node, path, "a mapping");
    }
    Field field = mapping.fields().get(choice.key());
    String keyPath = join(path, choice.key());
    if (field == null && choice.defaultKind().isEmpty()) {
      throw new InputException(
          mapping.where().prefix()
              + ("\"" + keyPath + "\" must be one of " + names(choice) + ", but is not given."));
    }
    if (field == null) {
      return record(mapping, defaultOf(choice), path, Set.of(choice.key()));
    }
    String kind = (String) ScalarReader.read(field.value(), String.class, keyPath);
    Class<? extends Record> type = choice.kinds().get(kind);
    if (type == null) {
      throw new InputException(
          field.value().where().prefix()
              + ("\"" + keyPath + "\" must be one of " + names(choice) + ", but was \"" + kind)
              + ("\"; the nearest is \""
                  + NearestName.closest(kind, choice.kinds().keySet())
                  + "\"."));
    }
    return record(mapping, type, path, Set.of(choice.key()));
  }

  private static Class<? extends Record> defaultOf(Choice choice) {
    Class<? extends Record> type = choice.kinds().get(choice.defaultKind());
    if (type == null) {
      throw new IllegalStateException("The default kind must be one of " + names(choice) + ".");
    }
    return type;
  }

  private static String names(Choice choice) {
    return String.join(", ", choice.kinds().keySet());
  }

  /** A list; a single value stands for a list of one. */
  private List<Object> list(SpecNode node, Type itemType, String path) {
    if (node instanceof Mapping) {
      throw ScalarReader.wrong(node, path, "a list");
    }
    List<SpecNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    List<Object> values = new ArrayList<>();
    for (SpecNode item : items) {
      values.add(value(item, itemType, path));
    }
    return List.copyOf(values);
  }

  private Map<String, Object> map(SpecNode node, Type valueType, String path) {
    if (!(node instanceof Mapping mapping)) {
      throw ScalarReader.wrong(node, path, "a mapping");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach((key, field) -> values.put(key, value(field.value(), valueType, join(path, key))));
    return values;
  }

  /** Refuses a key that is none of those known, naming the nearest, or all where none is near. */
  static void requireKnown(Mapping mapping, Collection<String> known, String path) {
    mapping
        .fields()
        .forEach(
            (key, field) -> {
              if (!known.contains(key)) {
                throw new InputException(
                    field.keyWhere().prefix()
                        + ("unknown key \"" + key + "\"" + (path.isEmpty() ? "" : " in " + path))
                        + "; "
                        + NearestName.of(key, known)
                            .map(nearest -> "the nearest known key is \"" + nearest + "\".")
                            .orElse("known keys are " + String.join(", ", known) + "."));
              }
            });
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, Object[] values, Mapping mapping) {
    try {
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException
          || e.getCause() instanceof InputException) {
        throw located((RuntimeException) e.getCause(), mapping);
      }
      throw new IllegalStateException("The constructor of " + type + " failed.", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The record " + type + " must be public.", e);
    }
  }

  /** Puts the line of the key that the message mentions before it, or else the mapping's. */
  private static InputException located(RuntimeException cause, Mapping mapping) {
    String message = String.valueOf(cause.getMessage());
    Where where = mapping.where();
    for (String word : message.split("[^A-Za-z]+", -1)) {
      Field field = mapping.fields().get(word);
      if (field != null) {
        where = field.value().where();
        break;
      }
    }
    String stop = message.endsWith(".") ? "" : ".";
    return new InputException(where.prefix() + message + stop, cause);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
