using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Every row of the gradient table as a recorded step: it allocates nothing, and its digits do not depend on threads.</summary>
public sealed class ReplayTableTests
{
    public static TheoryData<string> Names => [.. GradientCase.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_replay_allocates_nothing_and_gives_the_same_bits_on_1_2_and_8_threads(string name)
    {
        var row = GradientCase.All.Single(row => row.Name == name);
        var sources = SourcesOf(row, seed: 11);
        float[][]? expected = null;
        foreach (var threads in new[] { 1, 2, 8 })
        {
            using var limit = Workers.Limit(threads);
            using var tape = new GradientTape();
            var result = row.Forward(sources);
            var step = new RecordedStep(tape, result, sources);
            Assert.Equal(0, Allocation.OfReplay(step));

            float[][] bits = [result.ToArray(), .. sources.Select(source => step.GradientOf(source)!.ToArray())];
            expected ??= bits;
            for (var i = 0; i < bits.Length; i++)
            {
                Same.AssertBits(expected[i], bits[i], $"{threads} threads, {(i == 0 ? "result" : $"gradient {i}")}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_replay_with_new_numbers_has_the_bits_of_a_fresh_recording(string name)
    {
        var row = GradientCase.All.Single(row => row.Name == name);
        var sources = SourcesOf(row, seed: 11);
        using var tape = new GradientTape();
        var result = row.Forward(sources);
        var step = new RecordedStep(tape, result, sources);
        foreach (var (source, other) in sources.Zip(SourcesOf(row, seed: 61)))
        {
            source.Assign(other);
        }

        step.Forward();
        step.Backward();

        using var fresh = new GradientTape();
        var freshResult = row.Forward(sources);
        Same.AssertBits(freshResult.AsSpan(), result.AsSpan(), "result");
        var gradients = fresh.Gradient(freshResult, sources);
        for (var i = 0; i < sources.Length; i++)
        {
            Same.AssertBits(gradients[i].AsSpan(), step.GradientOf(sources[i])!.AsSpan(), $"gradient {i}");
        }
    }

    private static Variable[] SourcesOf(GradientCase row, int seed) =>
        [.. row.Shapes.Select((shape, i) => new Variable(Tensor.RandomUniform(new Shape(shape), row.Range.Low, row.Range.High, seed: i + seed)))];
}
