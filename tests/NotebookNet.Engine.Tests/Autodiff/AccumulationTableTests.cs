using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Every row of the gradient table when its inputs have another use, whose gradient is there first.</summary>
public sealed class AccumulationTableTests
{
    public static TheoryData<string> Names => [.. GradientCase.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_is_added_to_what_is_there(string name)
    {
        var row = GradientCase.All.Single(row => row.Name == name);
        Variable[] sources = [.. row.Shapes.Select((shape, i) =>
            new Variable(Tensor.RandomUniform(new Shape(shape), row.Range.Low, row.Range.High, seed: i + 11)))];
        using var tape = new GradientTape();
        var alone = row.Forward(sources).Sum();

        // The way back begins with what was recorded last.
        var both = alone + Tensor.Concat(Array.ConvertAll(sources, source => source.Square().Flatten())).Sum();
        var expected = tape.Gradient(alone, sources);
        var actual = tape.Gradient(both, sources);

        for (var i = 0; i < sources.Length; i++)
        {
            for (var j = 0; j < sources[i].Length; j++)
            {
                Same.AssertClose(
                    expected[i].Data[j] + (2 * sources[i].Data[j]), actual[i].Data[j], 1e-5, 1e-5, $"input {i}, element {j}");
            }
        }
    }
}
