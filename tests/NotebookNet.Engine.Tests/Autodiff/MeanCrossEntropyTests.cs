using NotebookNet.Engine.Tests.Support;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The binary cross-entropy that is averaged at once has the digits of one that is averaged afterwards, forth and back.</summary>
public sealed class MeanCrossEntropyTests
{
    [Theory]
    [InlineData(1, 3, 64)]
    [InlineData(1, 128, 784)]
    [InlineData(2, 128, 784)]
    [InlineData(3, 1000, 65)]
    [InlineData(2, 1, 20_000)]
    public void It_has_the_bits_of_a_mean_of_cross_entropies(int threads, int rows, int columns)
    {
        using var limit = Workers.Limit(threads);
        var labels = Tensor.RandomUniform([rows, columns], seed: 1);
        var logits = Tensor.RandomNormal([rows, columns], 0, 4, seed: 2);
        var (together, apart) = (new Variable(logits), new Variable(logits));
        using var tape = new GradientTape();
        var oneStep = CrossEntropy.BinaryMean(together.Sigmoid(), labels);
        var twoSteps = CrossEntropy.Binary(apart.Sigmoid(), labels).Mean(-1);
        Assert.Single(tape.Operations.OfType<SigmoidCrossEntropyMeanOperation>());

        Same.AssertBits(twoSteps.Data, oneStep.Data, "losses");
        var gradients = tape.Gradient(oneStep.Mean() + twoSteps.Mean(), together, apart);
        Same.AssertBits(gradients[1].Data, gradients[0].Data, "gradients");
    }
}
