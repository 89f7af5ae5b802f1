using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Gradients worked out with pencil and paper, in numbers that floats hold exactly.</summary>
public sealed class HandComputedGradientTests
{
    [Fact]
    public void A_network_of_2_3_1_units_with_ReLU_and_squared_error()
    {
        // Sample 1: z = (1.5, 0.25, −1.25), h = (1.5, 0.25, 0), ŷ = 2.5, y = 1.   Sample 2: z = (0, −0.75, 2.5), h = (0, 0, 2.5), ŷ = 8, y = 4.
        // ∂L/∂ŷ = 2 (ŷ − y) / 2 = (1.5, 4);   ∂L/∂z = (3, −6, 0) and, the kink at 0 counting as flat, (0, 0, 12).
        var x = new Variable(new float[,] { { 1, 2 }, { 0, -2 } });
        var w1 = new Variable(new float[,] { { 0.5f, -1, 0.25f }, { 0.25f, 0.5f, -1 } });
        var b1 = new Variable(new float[] { 0.5f, 0.25f, 0.5f });
        var w2 = new Variable(new float[,] { { 2 }, { -4 }, { 3 } });
        var b2 = new Variable(new float[] { 0.5f });
        using var tape = new GradientTape();
        var predictions = x.Linear(w1, b1).ReLU().Linear(w2, b2);
        var loss = (predictions - new float[,] { { 1 }, { 4 } }).Square().Mean();

        var gradients = tape.Gradient(loss, [x, w1, b1, w2, b2]);

        Assert.Equal([2.5f, 8f], predictions.ToArray());
        Assert.Equal(9.125f, (float)loss);
        Assert.Equal(new float[,] { { 7.5f, -2.25f }, { 3, -12 } }, gradients[0].ToMatrix());
        Assert.Equal(new float[,] { { 3, -6, 0 }, { 6, -12, -24 } }, gradients[1].ToMatrix());
        Assert.Equal([3f, -6f, 12f], gradients[2].ToArray());
        Assert.Equal(new float[,] { { 2.25f }, { 0.375f }, { 10 } }, gradients[3].ToMatrix());
        Assert.Equal([5.5f], gradients[4].ToArray());
    }

    [Fact]
    public void Softmax_of_0_0_ln_2_with_cross_entropy()
    {
        // p = (¼, ¼, ½); the loss of class 2 is ln 2 and its slope p − (0, 0, 1).
        var z = new Variable(new float[,] { { 0, 0, MathF.Log(2) } });
        using var tape = new GradientTape();
        var loss = CrossEntropy.Categorical(z.Softmax(), new[] { 2 }, sparse: true);

        Assert.Equal(MathF.Log(2), (float)loss, 1e-7f);
        Assert.Equal([0.25f, 0.25f, -0.5f], tape.Gradient(loss, z).ToArray());
    }

    [Fact]
    public void Sigmoid_of_0_with_binary_cross_entropy()
    {
        var z = new Variable(new float[] { 0, 0 });
        using var tape = new GradientTape();
        var loss = CrossEntropy.Binary(z.Sigmoid(), new float[] { 1, 0 });

        Assert.Equal([MathF.Log(2), MathF.Log(2)], loss.ToArray());
        Assert.Equal([-0.5f, 0.5f], tape.Gradient(loss, z).ToArray());
    }

    [Fact]
    public void Cross_entropy_of_probabilities_that_do_not_add_up_to_1()
    {
        // p = (2, 1, 1) is read as (½, ¼, ¼): the loss of class 0 is ln 2, and ∂/∂p = (1/Σ)(1, 1, 1) − (1/p₀)(1, 0, 0).
        var p = new Variable(new float[,] { { 2, 1, 1 } });
        using var tape = new GradientTape();
        var loss = CrossEntropy.Categorical(p, new[] { 0 }, sparse: true);

        Assert.Equal(MathF.Log(2), (float)loss, 1e-7f);
        Assert.Equal([-0.25f, 0.25f, 0.25f], tape.Gradient(loss, p).ToArray());
    }
}
