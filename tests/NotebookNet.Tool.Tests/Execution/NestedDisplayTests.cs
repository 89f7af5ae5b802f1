using System.Text.RegularExpressions;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

/// <summary>Models inside collections, anonymous objects and tables; several in one cell; the same cell again.</summary>
public partial class NestedDisplayTests
{
    private const string Models = """
        #r "nuget:NotebookNet"
        record Entry(string Name, Model Network);
        Model Make(int units) => Model.Input(2).Dense(units, Activation.Tanh).Dense(3, Activation.Softmax);
        var (a, b) = (Make(4), Make(5));
        """;

    [Theory]
    [InlineData("new[] { a, b }")]
    [InlineData("new List<Model> { a, b }")]
    [InlineData("new { First = a, Second = b }")]
    [InlineData("new Dictionary<string, Model> { [\"one\"] = a, [\"two\"] = b }")]
    [InlineData("(a, b)")]
    [InlineData("new[] { new Entry(\"one\", a), new Entry(\"two\", b) }")]
    [InlineData("display(a);\nb")]
    [InlineData("a.Show();\nb.Show();")]
    public void Two_models_are_drawn_and_share_no_id(string code)
    {
        var cell = Run.Cells(Models, code).Cells[1];
        var html = string.Concat(cell.Outputs.OfType<DisplayOutput>().Select(o => o.Content["text/html"]));

        Assert.Equal(CellStatus.Succeeded, cell.Status);
        Assert.Contains(Run.Cells(Models, "a").Cells[1].Shown()["text/html"]!, html, StringComparison.Ordinal);
        Assert.Contains(Run.Cells(Models, "b").Cells[1].Shown()["text/html"]!, html, StringComparison.Ordinal);
        var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_cell_that_is_run_again_gives_the_same_picture()
    {
        const string Train = """
            var m = Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy);
            m.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false);
            display(m.Summary());
            m
            """;
        var cells = Run.Cells(Models, Train, Train).Cells;

        Assert.All(cells, c => Assert.Equal(CellStatus.Succeeded, c.Status));
        Assert.Equal(2, cells[1].Outputs.Count);
        Assert.Equal(cells[1].Shown()["text/html"], cells[2].Shown()["text/html"]);
        Assert.Equal(cells[1].Shown(1)["text/html"], cells[2].Shown(1)["text/html"]);
    }

    [GeneratedRegex("\\sid=[\"']([^\"']+)[\"']")]
    private static partial Regex Id();
}
