namespace NotebookNet.Visuals;

/// <summary>What stands in the boxes of a graph, and the size all of them need for it.</summary>
internal sealed class GraphBoxText
{
    private const double LineHeight = 16;
    private const double Rim = 14;
    private const double RoundRim = 30;
    private const double DoubleRim = 8;
    private const double Narrowest = 104;
    private readonly GraphView _view;
    private readonly bool _sharedLine;
    private readonly bool _withNoun;
    private readonly bool _hasNumbers;
    private readonly double _narrow;

    /// <summary>Measures the boxes that are drawn.</summary>
    /// <param name="view">The boxes.</param>
    /// <param name="beside">The most boxes beside each other in some layer.</param>
    public GraphBoxText(GraphView view, int beside)
    {
        _view = view;
        GraphBox[] boxes = [.. view.Boxes.OfType<GraphBox>()];
        _hasNumbers = boxes.Any(b => b.Lines is not null);
        bool Fits(Func<GraphBox, string> line) => boxes.All(b => Label.Width(line(b), SvgPicture.Small) <= Widest(beside) - RimOf(b));
        _withNoun = Fits(b => Numbers.Shape(b.Shape) + Parameters(b, true));
        _sharedLine = _withNoun || Fits(b => Numbers.Shape(b.Shape) + Parameters(b, false));
        _withNoun |= !_sharedLine && Fits(b => Parameters(b, true));
        _narrow = Math.Clamp(boxes.Max(Needed), Narrowest, Widest(beside));
        Height = 10 + LineHeight * (_hasNumbers ? boxes.Max(b => b.Lines?.Count ?? 0) :
            (_sharedLine ? 3 : 4) + (boxes.Any(b => b.ValueLabel is not null) ? 1 : 0));
    }

    /// <summary>The height of each box.</summary>
    public double Height { get; }

    /// <summary>Whether numbers of parameters stand without their noun.</summary>
    public bool NeedsExplaining => !_withNoun;

    /// <summary>The width of the boxes of a layer: the same everywhere, more where a layer has few boxes and needs it.</summary>
    public double Width(IReadOnlyList<int> layer) => Math.Clamp(
        layer.Select(i => _view.Boxes[i]).OfType<GraphBox>().Select(Needed).DefaultIfEmpty(0).Max(), _narrow, Math.Max(_narrow, Widest(layer.Count)));

    /// <summary>Writes the lines of a box around its middle; the first is its name. Size and anchor are those of the group around it.</summary>
    public void Write(SvgWriter svg, GraphBox? box, double x, double y, double width)
    {
        string[] lines = box is null ? [Numbers.Count(_view.Omitted, "layer"), "not shown"] : [.. Lines(box)];
        var baseline = y - (lines.Length - 1) * LineHeight / 2 + 4;
        for (var i = 0; i < lines.Length; i++)
        {
            // Bold letters are about a twentieth wider. The box's own hover text tells the whole.
            var bold = i == 0 && box is not null;
            var room = (width - (box is null ? Rim : RimOf(box))) / (bold ? 1.06 : 1);
            svg.Start("text").Attr("x", x).Attr("y", baseline + i * LineHeight).AttrIf("font-weight", bold ? "600" : null)
                .Content(Label.Fit(lines[i], room, SvgPicture.Small)).End();
        }
    }

    // Rows of numbers need more room than words.
    private double Widest(int beside) => _hasNumbers ? beside switch { <= 3 => 216, 4 => 208, _ => 164 } : beside switch { <= 3 => 176, 4 => 150, _ => 124 };

    private static double RimOf(GraphBox box) => (box is { IsInput: true, Lines: null } ? RoundRim : Rim) + (box.IsOutput ? DoubleRim : 0);

    private static string Parameters(GraphBox box, bool noun) => box.Parameters == 0 ? ""
        : " · " + (noun ? Numbers.Count(box.Parameters, "param") : Numbers.Count(box.Parameters)) + box.ParameterNote;

    private double Needed(GraphBox box) => Math.Ceiling(RimOf(box) + Math.Max(
        Label.Width(Label.Clean(box.Name), SvgPicture.Small) * 1.06,
        Lines(box).Skip(1).Max(l => Label.Width(Label.Clean(l), SvgPicture.Small))));

    private IEnumerable<string> Lines(GraphBox box)
    {
        if (box.Lines is { } own)
        {
            foreach (var line in own)
            {
                yield return line;
            }

            yield break;
        }

        var parameters = Parameters(box, _withNoun);
        yield return box.Name;
        yield return box.KindLabel;
        yield return Numbers.Shape(box.Shape) + (_sharedLine ? parameters : "");
        if (!_sharedLine && parameters.Length > 0)
        {
            yield return parameters[3..];
        }

        if (box.ValueLabel is { } values)
        {
            yield return values;
        }
    }
}
