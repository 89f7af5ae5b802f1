using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Where a function has no slope, or none that fits into a float, the documented value stands.</summary>
public sealed class KinkTests
{
    [Theory]
    [InlineData("ReLU", 0f, 0f)]
    [InlineData("LeakyReLU", 0f, 0.01f)]
    [InlineData("LeakyReLU 0.3", 0f, 0.3f)]
    [InlineData("ELU", 0f, 1f)]
    [InlineData("ELU 0.4", 0f, 0.4f)]
    [InlineData("SELU", 0f, 1.05070099f * 1.67326324f)]
    [InlineData("GELU", 0f, 0.5f)]
    [InlineData("SiLU", 0f, 0.5f)]
    [InlineData("Softplus", 0f, 0.5f)]
    [InlineData("Abs", 0f, 0f)]
    [InlineData("Abs", float.Epsilon, 1f)]
    [InlineData("Abs", -float.Epsilon, -1f)]
    [InlineData("Sqrt", 0f, float.PositiveInfinity)]
    [InlineData("Log", 0f, float.PositiveInfinity)]
    public void The_slope_at_a_kink_is_the_documented_one(string name, float x, float slope) =>
        Assert.Equal(slope, UnaryCase.Named(name).Derivative(x));

    [Theory]
    [InlineData("ReLU", 0f)]
    [InlineData("LeakyReLU", 0.01f)]
    [InlineData("Abs", 0f)]
    public void A_negative_zero_has_the_slope_of_zero(string name, float slope) =>
        Assert.Equal(slope, UnaryCase.Named(name).Derivative(-0f));

    [Theory]
    [InlineData("Sigmoid", 1e4f, 1f, 0f)]
    [InlineData("Sigmoid", -1e4f, 0f, 0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f, 0f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f, 0f)]
    [InlineData("Tanh", 1e4f, 1f, 0f)]
    [InlineData("Tanh", -1e4f, -1f, 0f)]
    [InlineData("Tanh", float.PositiveInfinity, 1f, 0f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f, 0f)]
    [InlineData("Exp", -1e4f, 0f, 0f)]
    [InlineData("ReLU", -1e4f, 0f, 0f)]
    [InlineData("ELU", 1e4f, 1e4f, 1f)]
    [InlineData("ELU", -1e4f, -1f, 0f)]
    [InlineData("ELU", float.NegativeInfinity, -1f, 0f)]
    [InlineData("GELU", 1e4f, 1e4f, 1f)]
    [InlineData("GELU", -1e4f, 0f, 0f)]
    [InlineData("SiLU", 1e4f, 1e4f, 1f)]
    [InlineData("SiLU", -1e4f, 0f, 0f)]
    [InlineData("Softplus", 1e4f, 1e4f, 1f)]
    [InlineData("Softplus", -1e4f, 0f, 0f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity, 1f)]
    [InlineData("Softplus", float.NegativeInfinity, 0f, 0f)]
    [InlineData("ReLU", float.PositiveInfinity, float.PositiveInfinity, 1f)]
    public void Far_out_value_and_slope_are_the_limits(string name, float x, float value, float slope)
    {
        var f = UnaryCase.Named(name);
        Assert.Equal(value, f.OneNumber(x));
        Assert.Equal(slope, f.Derivative(x));
    }

    [Fact]
    public void Not_a_number_stays_not_a_number_in_every_function() =>
        Assert.All(UnaryCase.All, f => Assert.True(float.IsNaN(f.OneNumber(float.NaN)), f.Name));

    [Theory]
    [InlineData("Tanh")]
    [InlineData("ReLU")]
    [InlineData("LeakyReLU")]
    [InlineData("Sqrt")]
    public void A_negative_zero_keeps_its_sign(string name) => Same.AssertBits([-0f], [UnaryCase.Named(name).OneNumber(-0f)], name);
}
