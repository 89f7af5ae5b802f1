using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>
/// A computation from top to bottom: a box for each tensor, with the operation that computes it, its value, and the gradient that
/// flows back to it. Small tensors show their numbers, large ones their shape and range.
/// </summary>
/// <example>
/// <code>
/// new ComputationGraph(
/// [
///     new("w", null, [], []) { Values = [3], Gradients = [6], IsVariable = true },
///     new("loss", "Square", [], [0]) { Values = [9], Gradients = [1] },
/// ])
/// </code>
/// </example>
public sealed class ComputationGraph : Displayable, ISvgPicture
{
    private const int MostNumbers = 6;
    private const int MostCharacters = 24;
    private readonly ComputationNode[] _nodes;
    private readonly string? _title;

    /// <summary>Describes a computation.</summary>
    /// <param name="nodes">Its tensors in an order of computation; the last is the target.</param>
    /// <param name="title">What is computed.</param>
    /// <exception cref="ArgumentException">There is no node, or one reads itself or a later one.</exception>
    public ComputationGraph(IReadOnlyList<ComputationNode> nodes, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        (_nodes, _title) = ([.. nodes], title);
        Diagram = new GraphDiagram([.. _nodes.Select(BoxOf)], title, Heading);
    }

    /// <summary>The tensors.</summary>
    public IReadOnlyList<ComputationNode> Nodes => _nodes;

    private GraphDiagram Diagram { get; }

    private string Heading => (string.IsNullOrEmpty(_title) ? "" : Label.Full(_title) + ": ") + Numbers.Count(_nodes.Count(n => n.Operation is not null), "operation")
        + ", " + Numbers.Count(_nodes.Count(n => n.IsVariable), "variable");

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => Diagram.ToSvg();

    /// <summary>The computation as a Mermaid flowchart.</summary>
    /// <returns>Text that begins with <c>flowchart TD</c>.</returns>
    public string ToMermaid() => Diagram.ToMermaid();

    /// <summary>The computation in the DOT language of Graphviz.</summary>
    /// <returns>Text that begins with <c>digraph</c>.</returns>
    public string ToDot() => Diagram.ToDot();

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <inheritdoc/>
    public override string ToString() => Heading + "\n" + string.Join('\n', _nodes.Select((node, i) =>
        $"  {NameOf(i)} = {(node.Operation is null ? "given" : $"{Label.Clean(node.Operation)}({string.Join(", ", node.Inputs.Select(NameOf))})")}, {string.Join(", ", Lines(node))}"));

    /// <summary>A tensor in one line: its numbers, or its shape and range.</summary>
    internal static string Text(IReadOnlyList<int> shape, IReadOnlyList<float> values)
    {
        if (values.Count == 1)
        {
            return Numbers.Short(values[0]);
        }

        if (values.Count is > 0 and <= MostNumbers)
        {
            // A single row is written as one, whatever its shape; the shape stands above.
            var rows = values.Select(v => Numbers.Short(v)).Chunk(Math.Max(1, shape[^1])).Select(row => "[" + string.Join(", ", row) + "]").ToArray();
            var all = rows.Length == 1 ? rows[0] : "[" + string.Join(", ", rows) + "]";
            if (all.Length <= MostCharacters)
            {
                return all;
            }
        }

        var finite = values.Where(float.IsFinite).ToArray();
        return finite.Length == 0 ? values.Count == 0 ? "empty" : "no finite value" : $"{Numbers.Short(finite.Min())} … {Numbers.Short(finite.Max())}{(finite.Length < values.Count ? ", not all finite" : "")}";
    }

    private string NameOf(int i) => Label.Clean(_nodes[i].Name) is { Length: > 0 } name ? name : "t" + i.ToString(CultureInfo.InvariantCulture);

    private GraphBox BoxOf(ComputationNode node, int index)
    {
        if (node is null)
        {
            throw new ArgumentException($"Node {index} is null.", nameof(node));
        }

        var kind = node.Operation ?? (node.IsVariable ? "variable" : "given");
        return new GraphBox(string.IsNullOrEmpty(node.Name) ? kind : node.Name, kind, node.Shape, 0, node.Inputs)
        {
            IsOutput = index == _nodes.Length - 1,
            Lines = [.. string.IsNullOrEmpty(node.Name) ? [kind] : (string[])[node.Name, kind], .. Lines(node)],
            IsSource = node.IsVariable,
        };
    }

    private static IEnumerable<string> Lines(ComputationNode node)
    {
        if (node.Shape.Count > 0)
        {
            yield return Numbers.Shape(node.Shape);
        }

        if (node.Values is { } values)
        {
            yield return "value " + Text(node.Shape, values);
        }

        yield return node.Gradients is { } gradients ? "gradient " + Text(node.Shape, gradients) : "no gradient";
    }
}
