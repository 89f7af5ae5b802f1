using NotebookNet.Tool.Cli;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Parameters;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Cli;

/// <summary><c>--parameter name=value</c>: papermill's meaning, with C#'s types.</summary>
public sealed class ParameterTests : IDisposable
{
    private const string Declared = """
        int epochs = 100;
        var rate = 0.1;
        string name = "old", second = "s";
        bool shuffle = false;
        DayOfWeek day = DayOfWeek.Monday;
        int? limit = 5;
        var layers = new[] { 1, 2 };
        const long Seed = 42;
        float small = 1; TimeSpan time = TimeSpan.Zero; char letter = 'a'; decimal price = 1; DateTime date = default;
        var list = new List<int>();
        int Twice() => 2 * epochs;
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("epochs=7", "epochs", "7")]
    [InlineData("epochs=7", "Twice()", "14")]
    [InlineData("epochs=-1e3", "epochs", "-1000")]
    [InlineData("rate=0.01", "rate", "0.01")]
    [InlineData("rate=NaN", "rate", "NaN")]
    [InlineData("name=a \"b\" \\ = c", "name + second", "a \"b\" \\ = cs")]
    [InlineData("second=", "second.Length", "0")]
    [InlineData("shuffle=True", "shuffle", "True")]
    [InlineData("day=friday", "day", "Friday")]
    [InlineData("limit=null", "limit is null", "True")]
    [InlineData("limit=9", "limit", "9")]
    [InlineData("layers=[10, 20,30]", "layers.Sum()", "60")]
    [InlineData("layers=", "layers.Length", "0")]
    [InlineData("Seed=43", "Seed", "43")]
    [InlineData("small=1.5", "small", "1.5")]
    [InlineData("time=00:01:30", "time.TotalSeconds", "90")]
    [InlineData("letter='", "letter", "'")]
    [InlineData("price=1.25", "price", "1.25")]
    [InlineData("date=2026-11-22", "date.Year", "2026")]
    public void A_value_arrives_in_the_declared_type(string argument, string use, string expected)
    {
        var result = Run.Loaded(Plan(argument, use).Notebook);

        Assert.Null(result.Failure);
        Assert.Equal(["result: " + expected], result.Cells[^1].Lines());
    }

    [Theory]
    [InlineData("epochs=many", "a whole number that fits int", "int epochs = 100")]
    [InlineData("epochs=99999999999", "a whole number that fits int", "int epochs = 100")]
    [InlineData("epochs=1.5", "a whole number", "int epochs = 100")]
    [InlineData("rate=0,1", "a number such as 0.01", "var rate = 0.1")]
    [InlineData("shuffle=yes", "true or false", "bool shuffle = false")]
    [InlineData("day=someday", "one of Sunday, Monday", "DayOfWeek day")]
    [InlineData("layers=1,x", "a list like 1,2,3", "var layers")]
    [InlineData("list=1", "cannot be given on the command line", "var list")]
    [InlineData("epoch=3", "does not declare it", "int epochs = 100")]
    [InlineData("epochs", "expected name=value", "epochs=20")]
    [InlineData("=3", "expected name=value", "epochs=20")]
    [InlineData("2x=3", "expected name=value", "epochs=20")]
    public void A_value_of_another_type_and_a_name_that_is_not_declared_are_wrong_use(string argument, string expected, string found)
    {
        var error = Assert.Throws<UsageException>(() => Plan(argument));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_twice_is_wrong_use() =>
        Assert.Contains("twice", Assert.Throws<UsageException>(() => Plan("epochs=1", "1", "epochs=2")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_values_are_a_tagged_cell_behind_the_parameters_and_a_second_run_replaces_it()
    {
        var first = Plan("epochs=7");
        Assert.Equal("// Parameters\nepochs = 7;", first.Notebook.Cells[2].Source);
        Assert.Equal([ParameterInjection.InjectedTag], first.Notebook.Cells[2].Tags);

        var written = _folder.Write("again.ipynb", JupyterJson.Write(first.Notebook.Root));
        var second = RunPlan.Make(new RunOptions { Inputs = [written], Output = _folder["out"], Parameters = ["epochs=8", "rate=1"] })[0];
        Assert.Equal(first.Notebook.Cells.Count, second.Notebook.Cells.Count);
        Assert.Equal("// Parameters\nepochs = 8;\nrate = 1d;", second.Notebook.Cells[2].Source);
    }

    [Fact]
    public void A_notebook_without_such_a_cell_says_so_and_in_a_folder_it_runs_without()
    {
        var plain = _folder.Write("set/plain.ipynb", Source.Notebook(Source.Code("1")));
        var error = Assert.Throws<UsageException>(() => Make([plain], "epochs=1"));
        Assert.Contains("no cell tagged \"parameters\"", error.Message, StringComparison.Ordinal);

        _folder.Write("set/with.ipynb", Source.Notebook(Source.Code("var epochs = 2;", "parameters")));
        var plan = Make([_folder["set"]], "epochs=1");
        Assert.Equal(["epochs"], plan.Single(r => r.ShownPath.Contains("plain", StringComparison.Ordinal)).Unused);
        Assert.Empty(plan.Single(r => r.ShownPath.Contains("with", StringComparison.Ordinal)).Unused);
        Assert.Contains("none of the 2 notebooks", Assert.Throws<UsageException>(() => Make([_folder["set"]], "x=1")).Message, StringComparison.Ordinal);
    }

    private PlannedRun Plan(string argument, string use = "1", params string[] more)
    {
        var path = _folder.Write("a.ipynb", Source.Notebook(Source.Text("# A"), Source.Code(Declared, "parameters"), Source.Code(use)));
        return Make([path], [argument, .. more])[0];
    }

    private IReadOnlyList<PlannedRun> Make(string[] inputs, params string[] parameters) =>
        RunPlan.Make(new RunOptions { Inputs = inputs, Output = _folder["out"], Parameters = parameters });
}
