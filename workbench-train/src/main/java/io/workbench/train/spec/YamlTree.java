package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import io.workbench.train.spec.SpecNode.Sequence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Parses YAML text into a {@link SpecNode} tree. */
final class YamlTree {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_NODES = 100_000;

  private final Where start;
  private int nodes;

  private YamlTree(Where start) {
    this.start = start;
  }

  /** The tree of a file; what cannot be read or parsed is named with its line. */
  static SpecNode ofFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder, but a spec's YAML file was expected.");
    }
    try {
      Path folder = file.toRealPath().resolveSibling("");
      return parse(Files.readString(file), new Where(file.toString(), 1, folder));
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file.", e);
    } catch (CharacterCodingException e) {
      throw new InputException(file + ": a spec must be UTF-8 text, but the file is not.", e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  /** The tree of a text that stands at {@code where}. */
  static SpecNode parse(String text, Where where) {
    LoadSettings settings = LoadSettings.builder().setLabel(where.source()).build();
    try {
      Optional<Node> node = new Compose(settings).composeString(text);
      YamlTree tree = new YamlTree(where);
      return node.map(found -> tree.convert(found, 0)).orElse(new Scalar("", true, where));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(where.line());
      throw new InputException(
          where.atLine(line).prefix() + "the YAML cannot be parsed: " + e.getProblem() + ".", e);
    } catch (YamlEngineException e) {
      throw new InputException(
          where.source() + ": the YAML cannot be parsed: " + oneLine(e.getMessage()) + ".", e);
    }
  }

  private SpecNode convert(Node node, int depth) {
    Where where = where(node);
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new InputException(where.prefix() + "the YAML is nested or repeated without end.");
    }
    if (node instanceof ScalarNode scalar) {
      return new Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, where);
    }
    if (node instanceof SequenceNode sequence) {
      List<SpecNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth + 1));
      }
      return new Sequence(items, where);
    }
    return convertMapping((MappingNode) node, where, depth);
  }

  private Mapping convertMapping(MappingNode node, Where where, int depth) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Where keyWhere = where(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new InputException(keyWhere.prefix() + "a key must be a single word.");
      }
      Field before = fields.get(key.getValue());
      if (before != null) {
        throw new InputException(
            keyWhere.prefix()
                + ("the key \"" + key.getValue() + "\" must appear once, but is also on line ")
                + (before.keyWhere().line() + "."));
      }
      fields.put(key.getValue(), new Field(convert(tuple.getValueNode(), depth + 1), keyWhere));
    }
    return new Mapping(fields, where);
  }

  private Where where(Node node) {
    return start.atLine(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
