using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_notebook_is_run_and_written_with_its_page_and_the_input_stays_untouched()
    {
        var source = Source.Notebook(Source.Text("# Lesson\n## Part"), Source.Code("Console.WriteLine(\"hello\");\n6 * 7"));
        _folder.Write("lesson.ipynb", source);

        var run = ToolProcess.Run(_folder.Path, "run", "lesson.ipynb", "--html", "--open");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(source, File.ReadAllText(_folder["lesson.ipynb"]));
        var notebook = JsonNode.Parse(File.ReadAllText(_folder["artifacts/lesson.ipynb"]))!;
        Assert.Equal("hello\n", notebook["cells"]![1]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
        Assert.Contains("42", File.ReadAllText(_folder["artifacts/lesson.html"]), StringComparison.Ordinal);
        Assert.Contains("wrote " + Path.Combine(_folder.Path, "artifacts", "lesson.ipynb"), run.Output, StringComparison.Ordinal);
        Assert.Contains("[1/1] cell 2  Part  ok", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hello", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("open this page in a browser: " + Path.Combine(_folder.Path, "artifacts", "lesson.html"), run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_failing_cell_gives_exit_code_1_names_the_line_and_what_ran_is_written()
    {
        _folder.Write("bad.ipynb", Source.Notebook(Source.Code("\"kept\""), Source.Code("var a = 1;\nint.Parse(\"x\");"), Source.Code("\"never\"")));

        var run = ToolProcess.Run(_folder.Path, "run", "bad.ipynb", "--html", "--output", "out");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.ipynb: System.FormatException in cell 2 (code cell 2), line 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("Next:", run.Error, StringComparison.Ordinal);
        var cells = JsonNode.Parse(File.ReadAllText(_folder["out/bad.ipynb"]))!["cells"]!;
        Assert.Equal("kept", cells[0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal("error", cells[1]!["outputs"]![0]!["output_type"]!.GetValue<string>());
        Assert.Contains("FormatException", File.ReadAllText(_folder["out/bad.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void In_place_writes_the_outputs_into_the_notebook_and_a_second_run_changes_nothing()
    {
        _folder.Write("a.ipynb", Source.Notebook(Source.Code("new[] { 1.5, 2 }")));

        Assert.Equal(0, ToolProcess.Run(_folder.Path, "run", "a.ipynb", "--in-place").ExitCode);
        var first = File.ReadAllText(_folder["a.ipynb"]);
        Assert.Equal(0, ToolProcess.Run(_folder.Path, "run", "a.ipynb", "--in-place").ExitCode);

        Assert.Contains("[ 1.5, 2 ]", first, StringComparison.Ordinal);
        Assert.Equal(first, File.ReadAllText(_folder["a.ipynb"]));
        Assert.False(Directory.Exists(_folder["artifacts"]));
    }

    [Fact]
    public void A_folder_is_run_notebook_by_notebook_and_one_failure_does_not_keep_the_others_from_running()
    {
        _folder.Write("set/1.ipynb", Source.Notebook(Source.Code("throw new Exception();")));
        _folder.Write("set/sub/2.dib", "#!csharp\n\"second\"");
        _folder.Write("set/.ipynb_checkpoints/1.ipynb", "rubbish");

        var run = ToolProcess.Run(_folder.Path, "run", "set");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("second", File.ReadAllText(_folder["artifacts/sub/2.ipynb"]), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["artifacts/1.ipynb"]));
    }

    [Theory]
    [InlineData("no such file", "run", "nope.ipynb")]
    [InlineData("has no notebooks", "run", "empty")]
    [InlineData("would overwrite", "run", "a.ipynb", "--output", ".")]
    [InlineData("would both be written", "run", "a.ipynb", "a.dib")]
    [InlineData("no room for outputs", "run", "a.dib", "--in-place")]
    [InlineData("this is a file", "run", "a.ipynb", "--output", "a.dib")]
    [InlineData("a.dib", "run", "a.ipynb", "--output", "a.dib/below")]
    [InlineData("--timeout", "run", "a.ipynb", "--timeout", "-1")]
    [InlineData("notebook-or-folder", "run")]
    [InlineData("--colour", "run", "a.ipynb", "--colour")]
    public void Wrong_use_gives_exit_code_2_says_why_and_runs_nothing(string message, params string[] arguments)
    {
        Directory.CreateDirectory(_folder["empty"]);
        _folder.Write("a.ipynb", Source.Notebook(Source.Code("1")));
        _folder.Write("a.dib", "1");

        var run = ToolProcess.Run(_folder.Path, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["artifacts"]));
    }

    [Fact]
    public void Help_has_examples_and_exit_codes_and_info_names_the_machine()
    {
        var help = ToolProcess.Run(_folder.Path, "run", "--help");
        var info = ToolProcess.Run(_folder.Path, "info");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("notebooknet run lesson.ipynb --html --open", help.Output, StringComparison.Ordinal);
        Assert.Contains("130", help.Output, StringComparison.Ordinal);
        Assert.Equal(0, info.ExitCode);
        Assert.Contains("Vector width:", info.Output, StringComparison.Ordinal);
        Assert.Contains(ToolVersion.Text, info.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_stops_the_cell_writes_what_ran_and_gives_exit_code_130()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no way to send Ctrl-C to one process of its own console.
            return;
        }

        _folder.Write("long.ipynb", Source.Notebook(Source.Code("\"before\""), Source.Code("File.WriteAllText(\"started\", \"\");\nwhile (true) { Thread.Sleep(10); }")));
        using var process = ToolProcess.Start(_folder.Path, "run", "long.ipynb");
        var waited = Stopwatch.StartNew();
        while (!File.Exists(_folder["started"]) && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            Thread.Sleep(50);
        }

        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        var run = ToolProcess.Finish(process);

        Assert.Equal(130, run.ExitCode);
        var cells = JsonNode.Parse(File.ReadAllText(_folder["artifacts/long.ipynb"]))!["cells"]!;
        Assert.Equal("before", cells[0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal("Cancelled", cells[1]!["outputs"]![0]!["ename"]!.GetValue<string>());
    }
}
