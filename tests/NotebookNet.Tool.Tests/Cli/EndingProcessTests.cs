using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Cli;

/// <summary>Cells that end the process they run in: what was put out before is kept, and the run says what happened.</summary>
public sealed class EndingProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3", "Environment.Exit")]
    [InlineData("Environment.Exit(0);", "exit code 0", "Environment.Exit")]
    [InlineData("Environment.FailFast(\"over\");", "Environment.FailFast", "throw an exception")]
    [InlineData("int F(int n) => F(n + 1) + F(n);\nF(0)", "stack overflow", "calls itself")]
    [InlineData("new Thread(() => throw new InvalidOperationException(\"lost\")).Start();\nThread.Sleep(10_000);", "on a thread that nobody catches", "await")]
    public void Outputs_so_far_are_kept_and_the_cell_says_how_the_process_ended(string code, string message, string cure)
    {
        _folder.Write("ends.ipynb", Source.Notebook(
            Source.Code("\"kept\""), Source.Code($"Console.WriteLine(\"before\");\nvar shown = display(\"0 %\");\nshown.Update(\"50 %\");\n{code}"), Source.Code("\"never\"")));

        var run = ToolProcess.Run(_folder.Path, "run", "ends.ipynb", "--html");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Process ended in cell 2", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains(cure, run.Error, StringComparison.Ordinal);
        var cells = JsonNode.Parse(File.ReadAllText(_folder["artifacts/ends.ipynb"]))!["cells"]!;
        Assert.Equal("kept", cells[0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal("before\n", cells[1]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
        Assert.Equal("50 %", cells[1]!["outputs"]![1]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal("error", cells[1]!["outputs"]![2]!["output_type"]!.GetValue<string>());
        Assert.Empty(cells[2]!["outputs"]!.AsArray());
        Assert.Contains("50 %", File.ReadAllText(_folder["artifacts/ends.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_notebook_that_ends_its_process_does_not_keep_the_others_of_a_folder_from_running()
    {
        _folder.Write("set/1.ipynb", Source.Notebook(Source.Code("Environment.Exit(7);")));
        _folder.Write("set/2.ipynb", Source.Notebook(Source.Code("\"second\"")));

        var run = ToolProcess.Run(_folder.Path, "run", "set");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("second", File.ReadAllText(_folder["artifacts/2.ipynb"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_that_a_cell_leaves_behind_does_not_keep_the_run_from_ending()
    {
        _folder.Write("thread.ipynb", Source.Notebook(Source.Code("new Thread(() => { while (true) { Thread.Sleep(100); } }).Start();\n\"done\"")));
        var clock = Stopwatch.StartNew();

        Assert.Equal(0, ToolProcess.Run(_folder.Path, "run", "thread.ipynb").ExitCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void What_native_code_writes_to_the_process_output_belongs_to_the_cell()
    {
        _folder.Write("native.ipynb", Source.Notebook(Source.Code(
            "using (var raw = Console.OpenStandardOutput()) { raw.Write(\"from below\\n\"u8); }\nThread.Sleep(500);\n\"end\"")));

        Assert.Equal(0, ToolProcess.Run(_folder.Path, "run", "native.ipynb").ExitCode);
        Assert.Contains("from below", File.ReadAllText(_folder["artifacts/native.ipynb"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Emoji_and_letters_of_every_kind_arrive_as_they_were_written()
    {
        _folder.Write("text.ipynb", Source.Notebook(Source.Code("foreach (var c in \"😀ß\") { Console.Write(c); }\nConsole.WriteLine(\" Grüße 漢字\");")));

        Assert.Equal(0, ToolProcess.Run(_folder.Path, "run", "text.ipynb").ExitCode);
        Assert.Contains("😀ß Grüße 漢字", File.ReadAllText(_folder["artifacts/text.ipynb"]), StringComparison.Ordinal);
    }
}
