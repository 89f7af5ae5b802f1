using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Execution;

public class ErrorTests
{
    [Fact]
    public void A_compile_error_names_cell_line_source_and_message_and_nothing_of_the_cell_runs()
    {
        var result = Run.Notebook(Source.Notebook(
            Source.Text("# Text"), Source.Code("var x = 1;"), Source.Code("Console.WriteLine(\"never\");\n\nvar y = x + unknown;")));

        var failure = result.Failure!;
        var text = string.Join('\n', ErrorText.Lines(failure.Error!, failure.Cell));
        Assert.Equal("CS0103", failure.Error!.Name.Split(' ')[^1]);
        Assert.Contains("cell 3 (code cell 2), line 3", text, StringComparison.Ordinal);
        Assert.Contains("    var y = x + unknown;\n                ^", text, StringComparison.Ordinal);
        Assert.DoesNotContain("stdout", string.Join('\n', failure.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_without_the_package_suggests_to_reference_it()
    {
        Assert.Contains("#r \"nuget:NotebookNet\"", Run.Cells("Model.Input(4)").Failure!.Error!.Cure, StringComparison.Ordinal);
        Assert.Null(Run.Cells("#r \"nuget:NotebookNet\"", "NoSuchThing.Input(4)").Failure!.Error!.Cure);
    }

    [Fact]
    public void An_exception_names_the_line_and_only_frames_of_the_user()
    {
        var failure = Run.Cells("var list = new List<int>();", "// one\n// two\nvar first = list.First();\nvar z = 1;").Failure!;

        Assert.Equal("System.InvalidOperationException", failure.Error!.Name);
        Assert.Equal(2, failure.Cell.Number);
        Assert.Equal(3, failure.Error.Line);
        Assert.Equal(["at cell 2, line 3: var first = list.First();"], failure.Error.Details);
    }

    [Fact]
    public void An_exception_in_a_method_of_an_earlier_cell_names_both_places()
    {
        var failure = Run.Cells("int Divide(int a, int b)\n{\n    return a / b;\n}", "\nDivide(1, 0)").Failure!;

        Assert.Equal(2, failure.Error!.Line);
        Assert.Equal(["at cell 1, line 3, in Divide: return a / b;", "at cell 2, line 2: Divide(1, 0)"], failure.Error.Details);
    }

    [Fact]
    public void Inner_exceptions_are_named()
    {
        var failure = Run.Cells("throw new InvalidOperationException(\"outer\", new FormatException(\"inner\"));").Failure!;

        Assert.Contains("caused by System.FormatException: inner", failure.Error!.Details);
    }

    [Fact]
    public void The_run_stops_at_the_failing_cell_and_keeps_what_came_before()
    {
        var result = Run.Cells("Console.WriteLine(\"one\");", "Console.WriteLine(\"two\");\nthrow new Exception(\"stop\");", "Console.WriteLine(\"three\");");

        Assert.Equal(2, result.Cells.Count);
        Assert.Equal(["stdout: one\n"], result.Cells[0].Lines());
        Assert.Equal(["stdout: two\n", "error: stop"], result.Cells[1].Lines());
    }

    [Fact]
    public void A_cell_that_is_tagged_to_fail_may_fail_and_the_run_goes_on()
    {
        var result = Run.Notebook(Source.Notebook(Source.Code("throw new Exception(\"on purpose\");", "raises-exception"), Source.Code("1")));

        Assert.Null(result.Failure);
        Assert.Equal(CellStatus.FailedAsExpected, result.Cells[0].Status);
        Assert.Equal(["error: on purpose"], result.Cells[0].Lines());
        Assert.Equal(["result: 1"], result.Cells[1].Lines());
    }

    [Fact]
    public void A_cell_that_takes_too_long_is_stopped_through_the_hosts_token()
    {
        var result = Run.Notebook(Source.Notebook(
            Source.Code("#r \"nuget:NotebookNet\"\nvar stop = NotebookNet.Hosting.NotebookHost.Current.Cancellation;\nstop.WaitHandle.WaitOne(20000);\nConsole.WriteLine(stop.IsCancellationRequested);"),
            Source.Code("1")), timeout: TimeSpan.FromSeconds(5));

        Assert.Equal("Timeout", result.Failure!.Error!.Name);
        Assert.Equal("stdout: True\n", result.Failure.Lines()[0]);
        Assert.Contains("--timeout", result.Failure.Error.Cure, StringComparison.Ordinal);
        Assert.Single(result.Cells);
    }

    [Fact]
    public void A_cancelled_run_keeps_the_output_of_the_cell_it_stopped()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        var result = Run.Notebook(Source.Notebook(
            Source.Code("#r \"nuget:NotebookNet\"\nConsole.WriteLine(\"begun\");\nawait Task.Delay(20000, NotebookNet.Hosting.NotebookHost.Current.Cancellation);"),
            Source.Code("1")), cancellation: stop.Token);

        Assert.True(result.WasCancelled);
        Assert.Null(result.Failure);
        Assert.Equal(CellStatus.Cancelled, Assert.Single(result.Cells).Status);
        Assert.Equal("stdout: begun\n", result.Cells[0].Lines()[0]);
    }

    [Fact]
    public void A_cell_of_another_language_says_what_this_tool_runs()
    {
        var cell = Source.Code("let x = 1");
        cell["metadata"]!["polyglot_notebook"]!["kernelName"] = "fsharp";

        var error = Run.Notebook(Source.Notebook(cell)).Failure!.Error!;

        Assert.Contains("fsharp", error.Message, StringComparison.Ordinal);
        Assert.Contains("C#", error.Cure, StringComparison.Ordinal);
    }
}
