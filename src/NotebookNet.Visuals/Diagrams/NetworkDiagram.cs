namespace NotebookNet.Visuals;

/// <summary>
/// A network, drawn in the way that suits it:
/// neurons with an edge for each weight (blue and solid for positive, vermillion and dashed for negative, the thicker the larger)
/// for small dense networks; stacks of feature maps with the windows that slide over them for convolutional ones; cells unrolled
/// over time for recurrent ones; boxes with the ways between them for branches and transformer blocks. Large networks and layers
/// are abridged, and the picture says so.
/// </summary>
/// <example>
/// <code>
/// new NetworkDiagram(
/// [
///     new("input", "Input", [2], 0) { UnitNames = ["x", "y"] },
///     new("dense", "Dense", [1], 3) { Weights = new[,] { { 0.5f }, { -1 } }, Activation = "Sigmoid" },
/// ])
/// </code>
/// </example>
public sealed class NetworkDiagram : Displayable, ISvgPicture
{
    private readonly IReadOnlyList<DiagramLayer> _layers;
    private readonly string? _title;
    private readonly NetworkDrawing _drawing;

    /// <summary>Describes a network.</summary>
    /// <param name="layers">Its layers from input to output, in an order in which they can be computed.</param>
    /// <param name="title">Its name.</param>
    /// <exception cref="ArgumentException">
    /// There is no layer, a dimension is not positive, a layer reads itself or a later one, or weights, biases, names or values do not fit the units.
    /// </exception>
    public NetworkDiagram(IReadOnlyList<DiagramLayer> layers, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(layers);
        DiagramChecks.Check(layers);
        (_layers, _title, _drawing) = (layers, title, NetworkDrawings.Choose(layers));
    }

    /// <summary>How the network is drawn.</summary>
    internal NetworkDrawing Drawing => _drawing;

    private string Heading => DiagramHeading.Of(_title, _layers.Count(l => !l.IsInput), _layers.Sum(l => l.OwnParameters));

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg()
    {
        // Names from data can be long and full of characters that need escaping: details give way until the size holds.
        for (var detail = HoverDetail.Names; ; detail++)
        {
            var svg = Draw(detail);
            if (_drawing == NetworkDrawing.Graph || SvgPicture.IsSmall(svg) || detail == HoverDetail.NoHover)
            {
                return svg;
            }
        }
    }

    /// <summary>The network as a Mermaid flowchart, for documents that draw it themselves.</summary>
    /// <returns>Text that begins with <c>flowchart TD</c>.</returns>
    public string ToMermaid() => GraphText.Mermaid(DiagramBoxes.Of(_layers), _title);

    /// <summary>The network in the DOT language of Graphviz.</summary>
    /// <returns>Text that begins with <c>digraph</c>.</returns>
    public string ToDot() => GraphText.Dot(DiagramBoxes.Of(_layers), _title);

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg(), _layers.Any(l => l.Values is not null) ? UnitPainter.ValueSize : SvgPicture.Small);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (!NetworkDrawings.IsChain(_layers))
        {
            return new GraphDiagram(DiagramBoxes.Of(_layers, expand: false), _title, Heading).ToString();
        }

        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Right);
        table.Row("layer", "kind", "activation", "shape", "parameters").Line();
        foreach (var layer in _layers)
        {
            table.Row(layer.Name, layer.Kind, layer.Activation ?? "", Numbers.Shape(layer.Shape), Numbers.Count(layer.Parameters) + (layer.Trainable || layer.Parameters == 0 ? "" : " (frozen)"));
        }

        return Heading + "\n" + table.ToString().TrimEnd('\n');
    }

    private string Draw(HoverDetail detail) => _drawing switch
    {
        NetworkDrawing.Columns => new ColumnDiagram(_layers, detail).ToSvg(_title, Heading),
        NetworkDrawing.FeatureMaps => new FeatureMapDiagram(_layers, detail).ToSvg(_title, Heading),
        NetworkDrawing.Unrolled => new UnrolledDiagram(_layers, detail).ToSvg(_title, Heading),
        NetworkDrawing.Graph => new GraphDiagram(DiagramBoxes.Of(_layers), _title, Heading).ToSvg(),
        _ => new ChainDiagram(_layers, detail).ToSvg(_title, Heading),
    };
}
