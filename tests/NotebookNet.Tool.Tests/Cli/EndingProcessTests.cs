using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Cli;

/// <summary>Cells that end the process they run in: what was put out before is kept, and the run says what happened.</summary>
public sealed class EndingProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outputs_so_far_are_kept_the_cell_says_how_the_process_ended_and_the_other_notebooks_of_the_folder_run()
    {
        (string Code, string Message, string Cure)[] ends =
        [
            ("Environment.Exit(3);", "exit code 3", "Environment.Exit"),
            ("Environment.Exit(0);", "exit code 0", "Environment.Exit"),
            ("Environment.FailFast(\"over\");", "Environment.FailFast", "throw an exception"),
            ("int F(int n) => F(n + 1) + F(n);\nF(0)", "stack overflow", "calls itself"),
            ("new Thread(() => throw new InvalidOperationException(\"lost\")).Start();\nThread.Sleep(10_000);", "on a thread that nobody catches", "await"),
        ];
        for (var i = 0; i < ends.Length; i++)
        {
            _folder.Write($"set/{i}.ipynb", Source.Notebook(
                Source.Code("\"kept\""), Source.Code($"Console.WriteLine(\"before\");\nvar shown = display(\"0 %\");\nshown.Update(\"50 %\");\n{ends[i].Code}"), Source.Code("\"never\"")));
        }

        _folder.Write("set/last.ipynb", Source.Notebook(Source.Code("\"the last one\"")));
        var run = ToolProcess.Run(_folder.Path, "run", "set", "--html");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the last one", File.ReadAllText(_folder["artifacts/last.ipynb"]), StringComparison.Ordinal);
        for (var i = 0; i < ends.Length; i++)
        {
            Assert.Contains(ends[i].Message, run.Error, StringComparison.Ordinal);
            Assert.Contains(ends[i].Cure, run.Error, StringComparison.Ordinal);
            var cells = JsonNode.Parse(File.ReadAllText(_folder[$"artifacts/{i}.ipynb"]))!["cells"]!;
            Assert.Equal("kept", cells[0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
            Assert.Equal("before\n", cells[1]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
            Assert.Equal("50 %", cells[1]!["outputs"]![1]!["data"]!["text/plain"]![0]!.GetValue<string>());
            Assert.Equal("Process ended", cells[1]!["outputs"]![2]!["ename"]!.GetValue<string>());
            Assert.Empty(cells[2]!["outputs"]!.AsArray());
            Assert.Contains("50 %", File.ReadAllText(_folder[$"artifacts/{i}.html"]), StringComparison.Ordinal);
        }
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
