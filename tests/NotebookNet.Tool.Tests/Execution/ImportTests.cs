using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public sealed class ImportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_notebook_is_run_where_it_is_imported_and_its_names_stay()
    {
        _folder.Write("lib/helpers.ipynb", Source.Notebook(Source.Text("# Helpers"), Source.Code("int Twice(int n) => 2 * n;"), Source.Code("Console.WriteLine(\"loaded\");")));

        var cell = Execute("var before = 1;\nConsole.WriteLine(before);\n#!import \"lib/helpers.ipynb\"\nTwice(21)").Cells[0];

        Assert.Equal(["stdout: 1\nloaded\n", "result: 42"], cell.Lines());
    }

    [Theory]
    [InlineData("a.cs", "int Answer() => 42;", "Answer()", "result: 42")]
    [InlineData("a.csx", "var answer = 42;", "answer", "result: 42")]
    [InlineData("a.dib", "#!markdown\ntext\n#!csharp\nvar answer = 42;\n#!html\n<b>x</b>", "answer", "display: x", "result: 42")]
    [InlineData("a.html", "<p>para</p>", "1", "display: para", "result: 1")]
    [InlineData("a.md", "**b**", "1", "display: **b**", "result: 1")]
    public void Scripts_and_other_files_are_imported_as_what_they_are(string file, string content, string then, params string[] expected)
    {
        _folder.Write(file, content);

        Assert.Equal(expected, Execute($"#!import {file}\n{then}").Cells[0].Lines());
    }

    [Fact]
    public void An_error_names_the_imported_place_and_the_importing_line()
    {
        _folder.Write("bad.dib", "#!csharp\nvar ok = 1;\n#!csharp\n\nint.Parse(\"x\");");

        var failure = Execute("// first\n#!import bad.dib").Failure!;
        var text = string.Join('\n', ErrorText.Lines(failure.Error!, failure.Cell));

        Assert.Equal(2, failure.Error!.Line);
        Assert.Contains("imported from bad.dib, cell 2, line 1", text, StringComparison.Ordinal);
        Assert.Contains("at bad.dib, cell 2, line 1: int.Parse(\"x\");", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import nope.ipynb", "there is no such file")]
    [InlineData("#!import nope.cs", "there is no file")]
    [InlineData("#!import data.csv", "cannot be imported")]
    [InlineData("#!import", "cannot be imported")]
    [InlineData("#!import self.dib", "self.dib imports itself")]
    public void What_cannot_be_imported_says_why(string code, string message)
    {
        _folder.Write("data.csv", "1,2");
        _folder.Write("self.dib", "#!csharp\n#!import self.dib");

        var failure = Execute(code).Failure!;
        Assert.Contains(message, failure.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(1, failure.Error.Line);
        Assert.NotNull(failure.Error.Cure);
    }

    [Fact]
    public void The_command_notebooknet_shows_the_facts_and_its_help()
    {
        var cell = Execute("#!notebooknet\n#!notebooknet --help\n\"end\"").Cells[0];

        Assert.Contains("Threads:", cell.Lines()[0], StringComparison.Ordinal);
        Assert.Contains("notebooknet, live updates, stop button", cell.Lines()[0], StringComparison.Ordinal);
        Assert.Contains("<table", cell.Shown()["text/html"], StringComparison.Ordinal);
        Assert.Contains("--help", cell.Lines()[1], StringComparison.Ordinal);
        Assert.Equal("result: end", cell.Lines()[2]);
    }

    private NotebookResult Execute(string code) => Run.File(_folder.Write("main.ipynb", Source.Notebook(Source.Code(code))));
}
