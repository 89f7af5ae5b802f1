using System.Text;
using NotebookNet.Fuzzing;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Tests.Notebooks;

/// <summary>15,000 damaged notebooks: each is read, or refused with the exception that explains itself.</summary>
public class NotebookFuzzTests
{
    private const string Valid = """
        {"cells":[{"cell_type":"markdown","id":"a1","metadata":{},"source":["# Title\n","text"]},
        {"cell_type":"code","id":"b2","execution_count":1,"metadata":{"tags":["step:A1"],"polyglot_notebook":{"kernelName":"csharp"}},
        "outputs":[{"output_type":"stream","name":"stdout","text":["1\n"]},{"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":["2"]}}],
        "source":"Console.WriteLine(1);\n2"}],
        "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;

    [Fact]
    public void Damaged_notebooks_are_read_or_refused()
    {
        var (read, refused) = Mutation.Run(
            [Encoding.UTF8.GetBytes(Valid)], 15_000, 6,
            bytes => IpynbReader.Read("/n.ipynb", "n.ipynb", Encoding.UTF8.GetString(bytes)),
            error => error is NotebookFileException, 20_000_000);
        Assert.True(read > 1000 && refused > 2000, $"{read} read, {refused} refused");
    }
}
