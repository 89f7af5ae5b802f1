using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookNet.Tests.Display;

/// <summary>Tensors through the formatter .NET Interactive and Jupyter use.</summary>
public sealed class TensorFormatterTests
{
    private static readonly Dictionary<string, Tensor> Samples = new()
    {
        ["number"] = 0.5f,
        ["vector"] = new float[] { 1, -2.5f, 3 },
        ["matrix"] = Tensor.RandomNormal([150, 4], seed: 1),
        ["variable"] = new Variable(Tensor.RandomNormal([3, 2], seed: 2), "<b>"),
        ["pictures"] = Tensor.RandomUniform([5, 28, 28], seed: 3),
        ["nothing"] = Tensor.Zeros(0, 4),
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_host_shows_exactly_the_html_and_the_text_of_a_tensor(string name)
    {
        var tensor = Samples[name];

        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(tensor.GetType()));
        Assert.Equal(tensor.ToHtml(), Formatting.Html(tensor));
        Assert.Equal(tensor.ToString(), Formatting.Text(tensor));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tensor_inside_of_something_else_is_drawn_too(string name)
    {
        var tensor = Samples[name];

        Assert.Contains(tensor.ToHtml(), Formatting.Html(new { loss = 0.1, tensor }), StringComparison.Ordinal);
        Assert.Contains(tensor.ToHtml(), Formatting.Html(new[] { tensor }), StringComparison.Ordinal);
    }
}
