using NotebookNet.Gallery;
using NotebookNet.Visuals;
using NotebookNet.Visuals.Tests;

namespace NotebookNet.Browser.Tests;

/// <summary>Every kind of picture: from plain descriptions, and those of the gallery, from a model that was really trained.</summary>
internal static class Pictures
{
    public static readonly int[] Widths = [400, 1200];

    private const string GalleryPrefix = "gallery-";

    private static readonly string[] Odd =
        ["WWWWWWWWWWWWWWWWWWWWWWWW", "mmmmmm MMMMMM @@@@ %%%%", "漢字かな漢字かな漢字かな", "Größenmaßstäbe ÄÖÜ", "🌸🌸🌸🌸🌸🌸🌸🌸", "שלום עולם", "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", "<b>&amp;</b>"];

    private static readonly Dictionary<string, Func<Displayable>> More = new()
    {
        ["confusion-2"] = () => Samples.Confusion(2, ["no", "yes"], 0.9),
        ["confusion-10"] = () => Samples.Confusion(10, density: 0.7),
        ["network-12"] = () => Samples.Dense([8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 4]),
        ["network-odd-names"] = () => Samples.Network(Odd, Odd[0]),
        ["graph-odd-names"] = () => new GraphDiagram([.. Enumerable.Range(0, 24).Select(i => new GraphBox(Odd[i % 8], Odd[(i + 3) % 8], [28, 28, i + 1], 1234 * i, i < 4 ? [] : [i - 4, i - 1]) { Activation = Odd[(i + 5) % 8], IsOutput = i > 21 })], Odd[1]),
        ["confusion-odd-names"] = () => Samples.Confusion(8, Odd, 0.5),
        ["curves-odd-names"] = () => new TrainingCurves([.. Odd.Select(n => new CurveSeries(n, [3, 2, 1, 0.5]))], Odd[2]),
        ["monitor-odd-names"] = () => new TrainingMonitor(new(3, 10, 3, 8, TimeSpan.FromSeconds(7), null, 1.5e9, [.. Odd.Select(n => KeyValuePair.Create(n, 123.456))], false, null), new TrainingCurves([.. Odd.Take(3).Select(n => new CurveSeries(n, [3, 2, 1]))])),
        ["bars-odd-names"] = () => new Figure(Odd[0]).Bar(Odd, [1, 2, 3, 4, 5, 6, 7, 8], Odd[2]).Bar(Odd, [8, 7, 6, 5, 4, 3, 2, 1], Odd[0]).XAxis(Odd[1]).YAxis(Odd[4]),
        ["regions-odd-names"] = () => Samples.Regions(20, Odd[..3]),
        ["scatter-odd-names"] = () => Samples.Matrix(60, 5, 3, Odd[..1]),
        ["table-odd-names"] = () => new TablePicture([.. Odd.Select(n => new TableColumn(n, ColumnAlignment.Centre, n))], [Odd, Odd], Odd[0], Odd[3]),
        ["table-wide"] = () => new TablePicture([.. Enumerable.Range(0, 30).Select(i => new TableColumn("a longer feature " + i))], [[.. Enumerable.Range(0, 30).Select(i => "value " + i)]], "Wide"),
    };

    /// <summary>The names of all pictures; those of the gallery begin with <c>gallery-</c>.</summary>
    public static IEnumerable<string> Names => [.. Samples.All.Keys, .. More.Keys, .. ScorePictures.All.Keys, .. Gallery.Select(p => GalleryPrefix + p.Name)];

    /// <summary>The pictures as HTML by name.</summary>
    public static IReadOnlyDictionary<string, string> All =>
        Samples.All.Concat(More).Concat(ScorePictures.All).Select(p => (p.Key, Html: p.Value().ToHtml())).Concat(Gallery.Select(p => (Key: GalleryPrefix + p.Name, Html: p.ToHtml())))
            .ToDictionary(p => p.Key, p => p.Html);

    // What needs a script has tests of its own.
    private static IEnumerable<GalleryPicture> Gallery => GalleryPictures.All.Where(p => p.Draw() is not InteractiveFigure);
}
