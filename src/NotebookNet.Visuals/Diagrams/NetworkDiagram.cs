namespace NotebookNet.Visuals;

/// <summary>
/// A network from left to right. Up to 12 layers are drawn as columns of units with an edge for each weight: blue and solid
/// for positive, vermillion and dashed for negative, the thicker the larger. Large layers show their first and last units and
/// say so; layers of more than one dimension are blocks; longer networks are chains of blocks.
/// </summary>
public sealed class NetworkDiagram : Displayable
{
    private const int MostColumns = 12;
    private readonly IReadOnlyList<DiagramLayer> _layers;
    private readonly string? _title;

    /// <summary>Describes a network.</summary>
    /// <param name="layers">Its layers from input to output.</param>
    /// <param name="title">Its name.</param>
    /// <exception cref="ArgumentException">
    /// There is no layer, a dimension is not positive, or weights, biases, names or values do not fit the units.
    /// </exception>
    public NetworkDiagram(IReadOnlyList<DiagramLayer> layers, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(layers);
        DiagramChecks.Check(layers);
        (_layers, _title) = (layers, title);
    }

    private string Heading => (string.IsNullOrEmpty(_title) ? "" : Label.Full(_title) + ": ")
        + Numbers.Count(_layers.Count, "layer") + ", " + Numbers.Count(_layers.Sum(l => l.Parameters), "parameter");

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg()
    {
        // Names from data can be long and full of characters that need escaping: details give way until the size holds.
        for (var detail = HoverDetail.Names; ; detail++)
        {
            var svg = _layers.Count <= MostColumns
                ? new ColumnDiagram(_layers, detail).ToSvg(_title, Heading)
                : new ChainDiagram(_layers, detail).ToSvg(_title, Heading);
            if (SvgPicture.IsSmall(svg) || detail == HoverDetail.NoHover)
            {
                return svg;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg(), _layers.Any(l => l.Values is not null) ? UnitPainter.ValueSize : SvgPicture.Small);

    /// <inheritdoc/>
    public override string ToString()
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Left, ColumnAlignment.Right);
        table.Row("layer", "kind", "activation", "shape", "parameters").Line();
        foreach (var layer in _layers)
        {
            table.Row(layer.Name, layer.Kind, layer.Activation ?? "", Numbers.Shape(layer.Shape), Numbers.Count(layer.Parameters) + (layer.Trainable ? "" : " (frozen)"));
        }

        return Heading + "\n" + table.ToString().TrimEnd('\n');
    }
}
