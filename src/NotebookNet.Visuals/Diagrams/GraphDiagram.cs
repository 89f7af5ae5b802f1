namespace NotebookNet.Visuals;

/// <summary>
/// A model with branches, from top to bottom: a box for each layer, a line from each box to those that read it. What skips
/// layers runs beside them. Deep models are folded into columns; of models too large for one picture the first and the last
/// layers are drawn and the others counted.
/// </summary>
/// <example>
/// <code>
/// new GraphDiagram(
/// [
///     new("input", "Input", [8], 0, []),
///     new("dense", "Dense", [8], 72, [0]) { Activation = "ReLU" },
///     new("add", "Add", [8], 0, [0, 1]) { IsOutput = true },
/// ])
/// </code>
/// </example>
public sealed class GraphDiagram : Displayable, ISvgPicture
{
    // Beyond this width the text of a picture is too small to read on a page of 1,200 pixels.
    private const double WidestPicture = 1440;

    // What one arrow takes at least, in characters.
    private const int ArrowLength = 30;
    private static readonly int[] MostBoxes = [150, 120, 90, 60, 40, 24, 12, 6];
    private readonly GraphBox[] _boxes;
    private readonly string? _title;

    /// <summary>Describes a model.</summary>
    /// <param name="boxes">Its layers in an order in which they can be computed: each reads only earlier ones.</param>
    /// <param name="title">Its name.</param>
    /// <exception cref="ArgumentException">There is no box, a dimension is not positive, or a box reads itself or a later one.</exception>
    public GraphDiagram(IReadOnlyList<GraphBox> boxes, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        GraphChecks.Check(boxes);
        (_boxes, _title) = ([.. boxes], title);
        Heading = DiagramHeading.Of(title, _boxes.Count(b => !b.IsInput), _boxes.Sum(b => b.OwnParameters));
    }

    /// <summary>The same with another count of layers, for boxes that are parts of layers.</summary>
    internal GraphDiagram(IReadOnlyList<GraphBox> boxes, string? title, string heading)
        : this(boxes, title) => Heading = heading;

    private string Heading { get; }

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg()
    {
        foreach (var most in MostBoxes.SkipWhile((m, i) => i + 1 < MostBoxes.Length && MostBoxes[i + 1] >= _boxes.Length))
        {
            var view = new GraphView(_boxes, most);
            if (view.Edges * ArrowLength > SvgPicture.MostBytes && most > MostBoxes[^1])
            {
                continue;
            }

            var painter = new GraphPainter(view, _title, Heading);
            var bare = painter.ToSvg(HoverDetail.NoHover);
            if (most > MostBoxes[^1] && (painter.Width > WidestPicture || !SvgPicture.IsSmall(bare)))
            {
                continue;
            }

            // Long names full of characters that need escaping: details give way before layers do.
            return new[] { HoverDetail.Names, HoverDetail.Places }.Select(painter.ToSvg).FirstOrDefault(SvgPicture.IsSmall) ?? bare;
        }

        throw new InvalidOperationException("The last try always fits.");
    }

    /// <summary>The model as a Mermaid flowchart, for documents that draw it themselves.</summary>
    /// <returns>Text that begins with <c>flowchart TD</c>.</returns>
    public string ToMermaid() => GraphText.Mermaid(_boxes, _title);

    /// <summary>The model in the DOT language of Graphviz.</summary>
    /// <returns>Text that begins with <c>digraph</c>.</returns>
    public string ToDot() => GraphText.Dot(_boxes, _title);

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <inheritdoc/>
    public override string ToString() => Heading + "\n" + string.Join('\n', _boxes.Select(Line));

    private string Line(GraphBox box)
    {
        var own = $"  {Label.Clean(box.Name)}: {Label.Clean(box.KindLabel)}, {Numbers.Shape(box.Shape)}, {box.ParameterLabel}";
        var sources = box.Inputs.Count == 0 ? "" : " ← " + string.Join(", ", box.Inputs.Select(i => Label.Clean(_boxes[i].Name)));
        return (own + sources + (box.IsOutput ? " (output)" : "")).TrimEnd();
    }
}
