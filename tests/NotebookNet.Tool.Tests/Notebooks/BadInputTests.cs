using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Notebooks;

public class BadInputTests
{
    [Theory]
    [InlineData("a.ipynb", "", "empty", "open it")]
    [InlineData("a.ipynb", "  \n ", "empty", "open it")]
    [InlineData("a.ipynb", "hello", "not valid JSON", "line 1, position 1")]
    [InlineData("a.ipynb", "{\n \"cells\": [\n<<<<<<< HEAD\n]}", "<<<<<<< HEAD", "line 3, position 1")]
    [InlineData("a.ipynb", "{\"cells\": [", "not valid JSON", "line 1, position 12")]
    [InlineData("a.ipynb", "[1, 2]", "a list", "an object with")]
    [InlineData("a.ipynb", "{\"name\": \"package\"}", "found:      nothing", "\"nbformat\": 4")]
    [InlineData("a.ipynb", "{\"nbformat\": 3, \"worksheets\": []}", "format 3", "jupyter nbconvert")]
    [InlineData("a.ipynb", "{\"nbformat\": 5, \"cells\": []}", "format 5", "update this tool")]
    [InlineData("a.ipynb", "{\"nbformat\": 4}", "a list named \"cells\"", "found:      nothing")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [3]}", "cell 1", "the number 3")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "cell 1", "\"heading\"")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\"}, {\"cell_type\": \"code\"}]}", "cell 2", "\"source\"")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \"python3\", \"display_name\": \"Python 3\", \"language\": \"python\"}}}", "\"Python 3\"", "not a C# notebook")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \".net-fsharp\", \"display_name\": \".NET (F#)\"}}}", ".NET (F#)", "not a C# notebook")]
    [InlineData("a.ipynb", "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"R\"}}}", "\"R\"", "not a C# notebook")]
    [InlineData("a.txt", "text", ".txt", ".ipynb or .dib")]
    [InlineData("a.dib", "", "empty", "open it")]
    [InlineData("a.dib", "#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\"}}", "no cells", "add a cell")]
    [InlineData("a.dib", "#!meta\n{\n oops }\n#!csharp\n1", "#!meta", "line 3")]
    [InlineData("a.dib", "#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!csharp\n1", "\"fsharp\"", "not a C# notebook")]
    public void A_file_that_is_no_notebook_is_refused_with_what_was_found_and_where(string name, string content, string first, string second)
    {
        using var folder = new TempFolder();
        var path = folder.Write(name, content);

        var message = Assert.Throws<NotebookFileException>(() => NotebookFile.Read(path)).Message;

        Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        Assert.Contains(first, message, StringComparison.Ordinal);
        Assert.Contains(second, message, StringComparison.Ordinal);
        Assert.Contains("expected:", message, StringComparison.Ordinal);
        Assert.Contains("what helps:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"kernelspec\": {\"name\": \".net-csharp\", \"language\": \"C#\"}}")]
    [InlineData("{\"kernelspec\": {\"name\": \"csharp\"}, \"language_info\": {\"name\": \"polyglot-notebook\"}}")]
    [InlineData("{\"language_info\": {\"name\": \"C#\"}}")]
    [InlineData("{}")]
    public void Every_name_that_hosts_give_to_a_CSharp_kernel_is_accepted(string metadata)
    {
        using var folder = new TempFolder();
        var path = folder.Write("a.ipynb", $"{{\"nbformat\": 4, \"cells\": [], \"metadata\": {metadata}}}");

        Assert.Empty(NotebookFile.Read(path).Cells);
    }

    [Fact]
    public void An_unknown_file_names_its_neighbours()
    {
        using var folder = new TempFolder();
        folder.Write("80-iris.ipynb", "x");

        var message = Assert.Throws<NotebookFileException>(() => NotebookFile.Read(folder["01-irsi.ipynb"])).Message;

        Assert.Contains("there is no such file", message, StringComparison.Ordinal);
        Assert.Contains("80-iris.ipynb", message, StringComparison.Ordinal);
    }
}
