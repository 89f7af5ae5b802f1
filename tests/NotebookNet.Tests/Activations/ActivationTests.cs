namespace NotebookNet.Tests;

public class ActivationTests
{
    /// <summary>Far from 0: function and derivative at x.</summary>
    public static TheoryData<Activation, float, float, float> FarOut
    {
        get
        {
            const float Lambda = 1.05070099f, LambdaAlpha = 1.75809934f;
            var rows = new TheoryData<Activation, float, float, float>();
            foreach (var x in new[] { 100f, 1e4f })
            {
                foreach (var activation in new[] { Activation.Linear, Activation.ReLU, Activation.LeakyReLU, Activation.ELU, Activation.GELU, Activation.SiLU, Activation.Softplus })
                {
                    rows.Add(activation, x, x, 1);
                }

                rows.Add(Activation.SELU, x, Lambda * x, Lambda);
                rows.Add(Activation.Sigmoid, x, 1, 0);
                rows.Add(Activation.Tanh, x, 1, 0);
                rows.Add(Activation.Linear, -x, -x, 1);
                rows.Add(Activation.ReLU, -x, 0, 0);
                rows.Add(Activation.LeakyReLU, -x, -0.01f * x, 0.01f);
                rows.Add(Activation.ELU, -x, -1, 0);
                rows.Add(Activation.SELU, -x, -LambdaAlpha, 0);
                rows.Add(Activation.GELU, -x, 0, 0);
                rows.Add(Activation.SiLU, -x, 0, 0);
                rows.Add(Activation.Softplus, -x, 0, 0);
                rows.Add(Activation.Sigmoid, -x, 0, 0);
                rows.Add(Activation.Tanh, -x, -1, 0);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(FarOut))]
    public void Far_from_0_value_and_derivative_are_the_limits(Activation activation, float x, float value, float slope)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Close.To(value, activation.Apply(new[] { x }).ToArray()[0], 1e-6, 1e-30, $"{activation}");
        Close.To(slope, activation.Derivative(new[] { x }).ToArray()[0], 1e-6, 1e-30, $"{activation}′");
    }

    [Fact]
    public void At_0_the_derivatives_are_those_of_Keras()
    {
        (Activation Activation, double Slope)[] rows =
        [
            (Activation.Linear, 1), (Activation.ReLU, 0), (Activation.LeakyReLU, 0.01), (new LeakyReLU(0.3), 0.3), (Activation.ELU, 1),
            (new ELU(0.4), 0.4), (Activation.SELU, 1.75809934), (Activation.GELU, 0.5), (Activation.SiLU, 0.5), (Activation.Softplus, 0.5),
            (Activation.Sigmoid, 0.25), (Activation.Tanh, 1),
        ];
        foreach (var (activation, slope) in rows)
        {
            Close.To([slope, slope], activation.Derivative(new[] { 0f, -0f }).Doubles(), 1e-7, 0, activation.Name);
        }
    }

    [Fact]
    public void Every_activation_keeps_finite_numbers_finite_up_to_ten_thousand()
    {
        var x = Enumerable.Range(-1000, 2001).Select(i => (float)(Math.Sign(i) * Math.Pow(10, (Math.Abs(i) / 100.0) - 6))).ToArray();
        foreach (var property in typeof(Activation).GetProperties().Where(property => property.PropertyType == typeof(Activation)))
        {
            var activation = (Activation)property.GetValue(null)!;
            Assert.All(activation.Apply(x).ToArray(), value => Assert.True(float.IsFinite(value), activation.Name));
            if (activation.IsElementwise)
            {
                Assert.All(activation.Derivative(x).ToArray(), value => Assert.True(float.IsFinite(value), activation.Name + "′"));
            }
        }
    }

    [Theory]
    [InlineData(100f)]
    [InlineData(1e4f)]
    public void Log_softmax_is_exact_where_softmax_is_rounded_to_0(float gap)
    {
        Tensor x = new[,] { { gap, 0, -gap }, { 3e4f, 3e4f, 3e4f } };
        var y = Activation.LogSoftmax.Apply(x);
        Close.To([0, -gap, -2 * gap, -1.0986123, -1.0986123, -1.0986123], y.Doubles(), 1e-6, 1e-7);
        Assert.Equal(0, Activation.Softmax.Apply(x)[0, 2]);
    }

    [Fact]
    public void A_derivative_has_the_shape_of_its_input_and_disturbs_no_open_tape()
    {
        using var tape = new GradientTape();
        var w = new Variable(new[,] { { 1f, -2, 3 } });
        var y = w * 2;
        Assert.Equal([1, 3], Activation.ELU.Derivative(y).Shape);
        Assert.Equal([2, 2, 2], tape.Gradient(y, w).ToArray());
    }

    [Fact]
    public void Names_tell_parameters_under_every_culture()
    {
        using var german = new GermanCulture();
        Activation[] all =
        [
            Activation.ELU, new ELU(0.3), Activation.SELU, Activation.GELU, Activation.SiLU, Activation.Softplus, Activation.LogSoftmax,
        ];
        Assert.Equal(["ELU", "ELU(0.3)", "SELU", "GELU", "SiLU", "Softplus", "LogSoftmax"], all.Select(activation => activation.ToString()));
    }
}
