using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>What the losses say where a network is certain, and wrong, and where a quotient leaves the middle of the range.</summary>
public sealed class LossFunctionTests
{
    private static readonly BinaryCase Logit = BinaryCase.Named("BinaryCrossEntropy of a logit");
    private static readonly BinaryCase Probability = BinaryCase.Named("BinaryCrossEntropy of a probability");
    private static readonly BinaryCase Divide = BinaryCase.Named("Divide");

    [Theory]
    [InlineData(1e4f, 1f, 0f, 0f)]
    [InlineData(1e4f, 0f, 1e4f, 1f)]
    [InlineData(-1e4f, 0f, 0f, 0f)]
    [InlineData(-1e4f, 1f, 1e4f, -1f)]
    [InlineData(0f, 0.5f, 0.6931472f, 0f)]
    public void A_logit_of_any_size_gives_the_exact_loss_and_slope(float logit, float label, float loss, float slope)
    {
        Assert.Equal(loss, Logit.OneNumber(logit, label));
        Assert.Equal(slope, Logit.Derivative(second: false, logit, label));
    }

    [Theory]
    [InlineData(0f, 1f, 16.118095)]
    [InlineData(1f, 0f, 15.942385)]
    [InlineData(0f, 0f, 1e-7)]
    [InlineData(1f, 1f, 1.1920929e-7)]
    public void A_certain_probability_is_clipped_as_Keras_clips_it_and_has_no_slope(float probability, float label, double loss)
    {
        Same.AssertClose(loss, Probability.OneNumber(probability, label), 1e-6, 3e-8, "loss");
        Assert.Equal(0f, Probability.Derivative(second: false, probability, label));
    }

    [Theory]
    [InlineData(2e-7f)]
    [InlineData(0.9999997f)]
    public void Just_inside_the_bounds_there_is_a_slope(float probability) =>
        Assert.NotEqual(0f, Probability.Derivative(second: false, probability, probability < 0.5f ? 1f : 0f));

    [Theory]
    [InlineData(1e-30f, 1e-30f, -1e30)]
    [InlineData(1e25f, 1e25f, -1e-25)]
    [InlineData(-2f, 4f, 0.125)]
    public void The_slope_of_a_quotient_survives_where_the_square_of_the_divisor_would_not(float a, float b, double slope) =>
        Same.AssertClose(slope, Divide.Derivative(second: true, a, b), 1e-6, 0, $"∂(a/b)/∂b at ({a}, {b})");
}
