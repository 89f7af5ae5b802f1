using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public class DirectiveTests
{
    [Theory]
    [InlineData("#r \"nuget:NotebookNet\"")]
    [InlineData("#r \"nuget: NotebookNet, 0.1.0\"")]
    [InlineData("#r \"nuget:notebooknet,*\" // the library")]
    public void The_package_NotebookNet_is_this_tools_own_and_its_namespace_is_imported(string line)
    {
        var result = Run.Cells(line, "typeof(NotebookNet.Hosting.NotebookHost).Assembly.Location");

        Assert.Null(result.Failure);
        Assert.Equal("result: " + typeof(NotebookNet.Hosting.NotebookHost).Assembly.Location, result.Cells[1].Lines()[0]);
    }

    [Fact]
    public void The_package_can_be_used_in_the_cell_that_references_it() =>
        Assert.Null(Run.Cells("// first\n#r \"nuget:NotebookNet\"\nusing NotebookNet.Hosting;\nvar h = NotebookHost.Current;").Failure);

    [Fact]
    public void Without_the_reference_the_library_is_not_there() =>
        Assert.NotNull(Run.Cells("NotebookNet.Hosting.NotebookHost.Current").Failure);

    [Fact]
    public void Another_version_of_the_library_is_run_with_a_note()
    {
        using var folder = new TempFolder();
        var observer = new Observer();
        Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("#r \"nuget:NotebookNet, 9.9.9\""))), observer: observer);

        Assert.Contains("9.9.9", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_file_beside_the_notebook_can_be_referenced()
    {
        using var folder = new TempFolder();
        TestLibrary.Compile(folder["lib/Greeter.dll"], "public static class Greeter { public static string Hello() => \"hello\"; }");

        var result = Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("#r \"lib/Greeter.dll\"\nGreeter.Hello()"))));

        Assert.Equal(["result: hello"], result.Cells[0].Lines());
    }

    [Fact]
    public void Time_is_shown_when_it_is_asked_for() =>
        Assert.Matches("^display: Wall time: [0-9.]+ ms$", Run.Cells("#!time\nvar x = 1;").Cells[0].Lines()[0]);

    [Fact]
    public void A_cell_may_change_its_language()
    {
        var cell = Run.Cells("Console.WriteLine(\"a\");\n#!html\n<p>it's \"html\"</p>\n#!csharp\nConsole.WriteLine(\"b\");").Cells[0];

        Assert.Equal(["stdout: a\n", "display: it's \"html\"", "stdout: b\n"], cell.Lines());
    }

    [Fact]
    public void Line_numbers_count_directives_and_other_languages()
    {
        var failure = Run.Cells("#!time\n#!html\n<b>x</b>\n#!csharp\n\nthrow new Exception();").Failure!;

        Assert.Equal(6, failure.Error!.Line);
    }

    [Fact]
    public void What_looks_like_a_directive_inside_a_string_or_a_comment_is_text()
    {
        var code = "var s = @\"\n#!unknown\n#r \"\"nuget:X\"\"\n\";\n/*\n#!magic\n*/\nvar r = \"\"\"\n#!html\n\"\"\";\nConsole.WriteLine(s.Trim() + r);";

        Assert.Equal(["stdout: #!unknown\n#r \"nuget:X\"#!html\n"], Run.Cells(code).Cells[0].Lines());
    }

    [Theory]
    [InlineData("var x = 1;\n#!connect mssql", 2, "#!connect mssql", "it has #!csharp")]
    [InlineData("#i \"no-such-folder\"", 1, "no-such-folder", "relative to the notebook's folder")]
    [InlineData("#r \"missing.dll\"", 1, "missing.dll", "relative to the notebook's folder")]
    [InlineData("\n#r \"nuget:\"", 2, "not a package reference", "#r \"nuget:Package, 1.2.3\"")]
    public void A_directive_that_cannot_be_carried_out_names_its_line_and_the_cure(string code, int line, string found, string cure)
    {
        var failure = Run.Cells(code).Failure!;
        var text = string.Join('\n', ErrorText.Lines(failure.Error!, failure.Cell));

        Assert.Equal(line, failure.Error!.Line);
        Assert.Contains(found, text, StringComparison.Ordinal);
        Assert.Contains(cure, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("text.dll", "this is text");

        var failure = Run.File(folder.Write("a.ipynb", Source.Notebook(Source.Code("#r \"text.dll\"")))).Failure!;

        Assert.Contains("not a .NET assembly", failure.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preprocessor_lines_of_CSharp_are_left_to_the_compiler()
    {
        var cell = new NotebookCell { Number = 1, CodeNumber = 1, Kind = CellKind.CSharp, Language = "csharp", Json = [], Source = "#nullable enable\n#region a\n#if DEBUG\n#endif\n#endregion" };

        Assert.Equal(cell.Source, Assert.Single(CellSplitter.Split(cell)).Source);
    }
}
