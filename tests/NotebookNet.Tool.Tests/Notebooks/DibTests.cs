using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Notebooks;

public class DibTests
{
    private const string Text = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}

        #!markdown

        # Title

        #!csharp

        #!time
        var x = 41;

        #!csharp

        x + 1

        #!html

        <b>bold</b>

        #!mermaid

        graph LR; A --> B
        """;

    [Fact]
    public void Cells_begin_with_their_language_and_commands_stay_in_them()
    {
        using var folder = new TempFolder();
        var cells = NotebookFile.Read(folder.Write("a.dib", Text)).Cells;

        Assert.Equal([CellKind.Markdown, CellKind.CSharp, CellKind.CSharp, CellKind.Html, CellKind.Mermaid], cells.Select(c => c.Kind));
        Assert.Equal([null, 1, 2, 3, 4], cells.Select(c => c.CodeNumber));
        Assert.Equal("# Title", cells[0].Source);
        Assert.Equal("#!time\nvar x = 41;", cells[1].Source);
    }

    [Fact]
    public void A_dib_runs_and_becomes_an_ipynb_that_keeps_the_languages_and_the_meta_block()
    {
        using var folder = new TempFolder();
        var result = Run.File(folder.Write("a.dib", Text));

        Assert.Equal(["result: 42"], result.Cells[1].Lines());
        Assert.Equal("<b>bold</b>", result.Cells[2].Shown()["text/html"]);
        Assert.StartsWith("<svg", result.Cells[3].Shown()["text/html"], StringComparison.Ordinal);
        var root = IpynbWriter.Execute(result);
        Assert.Equal("csharp", root["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]!.GetValue<string>());
        Assert.Equal("mermaid", root["cells"]![4]!["metadata"]!["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
        Assert.Equal("markdown", root["cells"]![0]!["cell_type"]!.GetValue<string>());
    }

    [Fact]
    public void Text_before_the_first_language_line_is_CSharp()
    {
        using var folder = new TempFolder();

        Assert.Equal(["result: 3"], Run.File(folder.Write("a.dib", "1 + 2\n")).Cells[0].Lines());
    }
}
