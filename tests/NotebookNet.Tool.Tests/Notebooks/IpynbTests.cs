using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Notebooks;

public class IpynbTests
{
    // As Jupyter writes it: one space, sorted names, text beyond ASCII as it is; with names that no tool of ours knows.
    private const string Strange = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "AAAA"
            }
           },
           "cell_type": "markdown",
           "id": "abc-1",
           "metadata": {
            "tags": [
             "step:A7.1"
            ],
            "unknown": {
             "deep": [
              1,
              2.50,
              1e-7,
              null,
              true
             ]
            }
           },
           "source": [
            "Grüße, 世界 😀 \"quoted\" \\ \t tab\n",
            "<b>&</b>"
           ]
          },
          {
           "cell_type": "raw",
           "id": "raw_2",
           "metadata": {
            "format": "text/restructuredtext"
           },
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "language_info": {
           "name": "polyglot-notebook",
           "version": "13"
          },
          "my_tool": {}
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "top_level_extra": "kept"
        }

        """;

    [Fact]
    public void Reading_and_writing_loses_nothing_and_changes_nothing()
    {
        var text = Strange.ReplaceLineEndings("\n");
        var written = Write(text);

        Assert.Equal(text, written);
    }

    [Theory]
    [InlineData("\"Console.WriteLine(1);\\n2\"")]
    [InlineData("[\"Console.WriteLine(1);\\n\", \"2\"]")]
    [InlineData("[\"Console.WriteLine(1);\\r\\n\", \"2\"]")]
    public void Source_may_be_text_or_lines(string source)
    {
        using var folder = new TempFolder();
        var notebook = NotebookFile.Read(folder.Write("a.ipynb",
            $$"""{"cells":[{"cell_type":"code","source": {{source}} }],"nbformat":4,"nbformat_minor":0,"metadata":{} }"""));

        Assert.Equal("Console.WriteLine(1);\n2", notebook.Cells[0].Source);
    }

    [Fact]
    public void An_old_minor_format_gets_what_the_newest_one_needs()
    {
        using var folder = new TempFolder();
        var result = Run.File(folder.Write("a.ipynb",
            """{"cells":[{"cell_type":"code","source":"1"},{"cell_type":"markdown","source":"x","id":"cell-1"}],"nbformat":4,"nbformat_minor":2}"""));

        var root = IpynbWriter.Execute(result);

        Assert.Equal(5, root["nbformat_minor"]!.GetValue<int>());
        Assert.Equal(["cell-1-x", "cell-1"], root["cells"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()));
        Assert.Equal(".net-csharp", root["metadata"]!["kernelspec"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void Outputs_have_the_forms_of_the_notebook_format()
    {
        var result = Run.Cells("Console.WriteLine(\"out\");\nConsole.Error.Write(\"err\");\ndisplay(\"shown\");\n42", "throw new FormatException(\"bad\");", "1");

        var cells = IpynbWriter.Execute(result)["cells"]!.AsArray();

        var outputs = cells[0]!["outputs"]!.AsArray();
        Assert.Equal(["stream", "stream", "display_data", "execute_result"], outputs.Select(o => o!["output_type"]!.GetValue<string>()));
        Assert.Equal(["stdout", "stderr"], outputs.Take(2).Select(o => o!["name"]!.GetValue<string>()));
        Assert.Equal("""["out\n"]""", outputs[0]!["text"]!.ToJsonString());
        Assert.Equal(1, outputs[3]!["execution_count"]!.GetValue<int>());
        Assert.Equal("""["42"]""", outputs[3]!["data"]!["text/plain"]!.ToJsonString());
        Assert.NotNull(outputs[3]!["data"]!["text/html"]);
        var error = cells[1]!["outputs"]![0]!;
        Assert.Equal("System.FormatException", error["ename"]!.GetValue<string>());
        Assert.Equal("bad", error["evalue"]!.GetValue<string>());
        Assert.Contains("line 1", error["traceback"]!.AsArray()[0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(cells[2]!["execution_count"]);
        Assert.Empty(cells[2]!["outputs"]!.AsArray());
    }

    [Fact]
    public void Outputs_of_an_earlier_run_do_not_stay_beside_cells_that_did_not_run()
    {
        var stale = Source.Code("2");
        stale["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "stale" });

        var root = IpynbWriter.Execute(Run.Notebook(Source.Notebook(Source.Code("throw new Exception();"), stale)));

        Assert.Empty(root["cells"]![1]!["outputs"]!.AsArray());
    }

    [Fact]
    public void Two_runs_give_the_same_file()
    {
        var source = Source.Notebook(Source.Code("new { A = 1.5, B = new[] { 1, 2 } }"), Source.Code("Console.WriteLine(1);\ndisplay(new List<string> { \"x\" });"));

        Assert.Equal(Run(), Run());

        string Run() => JupyterJson.Write(IpynbWriter.Execute(Support.Run.Notebook(source)));
    }

    [Fact]
    public void Json_content_is_stored_as_json() =>
        Assert.Equal("""{"a":[1]}""", IpynbWriter.Execute(Run.Cells("\"{\\\"a\\\":[1]}\".DisplayAs(\"application/json\");"))
            ["cells"]![0]!["outputs"]![0]!["data"]!["application/json"]!.ToJsonString());

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_litter()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["taken.ipynb"]);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder["taken.ipynb"], "new"));
        AtomicFile.Write(folder["sub/a.ipynb"], "one");
        AtomicFile.Write(folder["sub/a.ipynb"], "two");

        Assert.Equal("two", File.ReadAllText(folder["sub/a.ipynb"]));
        Assert.Equal(["sub/a.ipynb"], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/')));
    }

    private static string Write(string text)
    {
        using var folder = new TempFolder();
        var notebook = NotebookFile.Read(folder.Write("a.ipynb", text));
        return JupyterJson.Write(IpynbWriter.Execute(new NotebookResult(notebook, [], TimeSpan.Zero)));
    }
}
