using System.Globalization;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public class CellExecutionTests
{
    [Fact]
    public void Variables_methods_types_and_usings_of_a_cell_live_on_in_the_next()
    {
        var result = Run.Cells(
            "using System.Globalization;\nvar x = 20;\nint Twice(int n) => 2 * n;\nrecord Point(int X, int Y);",
            "x++;",
            "new Point(Twice(x), 1).X + (CultureInfo.InvariantCulture == null ? 1 : 0)");

        Assert.Equal(["result: 42"], result.Cells[2].Lines());
    }

    [Theory]
    [InlineData("1 + 1", "result: 2")]
    [InlineData("var a = 3;\na", "result: 3")]
    [InlineData("await Task.FromResult(\"done\")", "result: done")]
    [InlineData("(string)null", "result: <null>")]
    [InlineData("// only a comment\n\"x\" // and one behind", "result: x")]
    public void The_last_expression_without_a_semicolon_is_the_result(string code, string expected) =>
        Assert.Equal([expected], Run.Cells(code).Cells[0].Lines());

    [Theory]
    [InlineData("1.ToString();")]
    [InlineData("var x = 1;")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("void F() { }\nF()")]
    [InlineData("")]
    [InlineData("// nothing")]
    public void Statements_and_calls_that_return_nothing_have_no_result(string code) => Assert.Empty(Run.Cells(code).Cells[0].Outputs);

    [Fact]
    public void Await_works_at_the_top_level_and_the_cell_waits_for_it()
    {
        var result = Run.Cells("var text = \"\";\nawait Task.Delay(20);\ntext += \"after\";", "text");

        Assert.Equal(["result: after"], result.Cells[1].Lines());
    }

    [Fact]
    public void Console_and_displays_keep_the_order_in_which_they_came()
    {
        var cell = Run.Cells("""
            Console.Write("a");
            Console.Write(1);
            Console.WriteLine("b");
            Console.Error.WriteLine("warn");
            display("shown");
            Console.WriteLine("c");
            "result"
            """).Cells[0];

        Assert.Equal(["stdout: a1b\n", "stderr: warn\n", "display: shown", "stdout: c\n", "result: result"], cell.Lines());
    }

    [Fact]
    public void Output_of_threads_that_a_cell_starts_belongs_to_the_cell()
    {
        var cell = Run.Cells("await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Console.WriteLine(\"line\"))));").Cells[0];

        Assert.Equal([$"stdout: {string.Concat(Enumerable.Repeat("line\n", 8))}"], cell.Lines());
    }

    [Fact]
    public void Numbers_look_the_same_under_a_German_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = german;
        try
        {
            var cell = Run.Cells("Console.WriteLine(1.5);\nConsole.WriteLine($\"{2.5:0.0}\");\nawait Task.Run(() => Console.WriteLine(3.5));\n4.5").Cells[0];

            Assert.Equal(["stdout: 1.5\n2.5\n3.5\n", "result: 4.5"], cell.Lines());
            Assert.Equal(",", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Cells_run_in_the_notebooks_folder_and_the_folder_is_restored()
    {
        var before = Directory.GetCurrentDirectory();
        using var folder = new TempFolder();
        folder.Write("data.txt", "forty-two");

        var result = Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("File.ReadAllText(\"data.txt\")"))));

        Assert.Equal(["result: forty-two"], result.Cells[0].Lines());
        Assert.Equal(before, Directory.GetCurrentDirectory());
    }

    [Fact]
    public void A_question_to_the_keyboard_gets_no_answer_instead_of_waiting_for_ever() =>
        Assert.Equal(["result: <null>"], Run.Cells("Console.ReadLine()").Cells[0].Lines());

    [Fact]
    public void More_output_than_a_cell_keeps_is_cut_with_a_note()
    {
        var outputs = new CellOutputs(limit: 10);
        outputs.Write("stdout", "12345678");
        outputs.Write("stdout", "90ABC");
        outputs.Write("stdout", "never");

        var items = outputs.Items.Cast<StreamOutput>().ToList();
        Assert.Equal("1234567890", items[0].Text.ToString());
        Assert.Contains("10 characters", items[1].Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public void Load_runs_a_script_file_beside_the_notebook()
    {
        using var folder = new TempFolder();
        folder.Write("helper.csx", "int Answer() => 42;");

        var result = Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("#load \"helper.csx\"\nAnswer()"))));

        Assert.Equal(["result: 42"], result.Cells[0].Lines());
    }

    [Fact]
    public void A_cell_is_called_after_the_heading_above_it_or_its_first_line()
    {
        using var folder = new TempFolder();
        var observer = new Observer();
        Run.File(folder.Write("a.ipynb", Source.Notebook(
            Source.Code("#r \"nuget:NotebookNet\"\n\nvar first = 1;"), Source.Text("# Big\ntext\n## Load the data"), Source.Code("2"))), observer: observer);

        Assert.Equal(["var first = 1;", "Load the data"], observer.Titles);
    }
}
